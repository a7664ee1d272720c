// swift-tools-version: 6.2

import PackageDescription

/// Every target of ours is built with the same strict settings.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Each room of the house knows only the rooms before it.
let package = Package(
  name: "blijk",
  products: [
    .library(name: "BlijkVerifying", targets: ["BlijkVerifying"]),
    .library(name: "BlijkIssuing", targets: ["BlijkIssuing"]),
    .library(name: "BlijkService", targets: ["BlijkService"]),
    .executable(name: "blijk", targets: ["BlijkCommand"]),
    .executable(name: "blijk-service", targets: ["BlijkServiceCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    .systemLibrary(
      name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(
      name: "CHarfBuzz", pkgConfig: "harfbuzz-subset", providers: [.apt(["libharfbuzz-dev"])]),
    .systemLibrary(
      name: "CFriBidi", pkgConfig: "fribidi", providers: [.apt(["libfribidi-dev"])]),
    .systemLibrary(
      name: "CUniBreak", pkgConfig: "libunibreak", providers: [.apt(["libunibreak-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    // Only its header: the library is loaded when a register asks for it.
    .systemLibrary(name: "CPostgres", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    // What the system has and Swift does not reach.
    .target(name: "CLinux"),
    // A C face for a C++ library; `libwoff-dev` brings it.
    .target(
      name: "CWOFF2",
      linkerSettings: [.linkedLibrary("woff2enc"), .linkedLibrary("brotlienc")]),

    .target(
      name: "BlijkBasics", dependencies: ["CDeflate", "CLinux"], swiftSettings: strict),
    // ICU comes with Foundation, which does not name it to the linker.
    .target(
      name: "BlijkKeys", dependencies: ["BlijkBasics", "COpenSSL"], swiftSettings: strict,
      linkerSettings: [.linkedLibrary("_FoundationICU")]),
    .target(
      name: "BlijkSecrets", dependencies: ["BlijkBasics", "BlijkKeys", "CLinux", "COpenSSL"],
      swiftSettings: strict),
    .target(
      name: "BlijkMarkup",
      dependencies: [
        "BlijkBasics", "CExpat", .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .target(
      name: "BlijkCredential", dependencies: ["BlijkBasics", "BlijkKeys", "BlijkMarkup"],
      swiftSettings: strict),
    .target(
      name: "BlijkDocument",
      dependencies: [
        "BlijkBasics", "BlijkKeys", "BlijkMarkup", "BlijkCredential", "CQREncode", "CHarfBuzz",
        "CFriBidi",
        "CUniBreak", "CWOFF2",
      ],
      swiftSettings: strict),
    .target(
      name: "BlijkRegister",
      dependencies: [
        "BlijkBasics", "BlijkKeys", "BlijkCredential", "CPostgres",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "BlijkVerifying",
      dependencies: [
        "BlijkBasics", "BlijkKeys", "BlijkCredential", "BlijkRegister",
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: strict),
    .target(
      name: "BlijkIssuing",
      dependencies: [
        "BlijkBasics", "BlijkKeys", "BlijkSecrets", "BlijkMarkup", "BlijkCredential",
        "BlijkDocument", "BlijkRegister", "BlijkVerifying", "CLinux", "CZip", "CZstd",
      ],
      swiftSettings: strict),
    .target(
      name: "BlijkService",
      dependencies: [
        "BlijkBasics", "BlijkKeys", "BlijkMarkup", "BlijkCredential", "BlijkVerifying",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
      ],
      swiftSettings: strict),

    // How both programs speak of their arguments.
    .target(
      name: "BlijkArguments",
      dependencies: [
        "BlijkBasics", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "BlijkCommand",
      dependencies: [
        "BlijkArguments", "BlijkVerifying", "BlijkIssuing", "BlijkBasics", "BlijkKeys",
        "BlijkSecrets",
        "BlijkCredential", "BlijkRegister",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "BlijkServiceCommand",
      dependencies: [
        "BlijkArguments", "BlijkBasics", "BlijkVerifying", "BlijkService",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "blijk-bench",
      dependencies: [
        "BlijkBasics", "BlijkMarkup", "BlijkKeys", "BlijkSecrets", "BlijkCredential",
        "BlijkDocument", "BlijkRegister", "BlijkVerifying", "BlijkIssuing",
        "CPostgres", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      path: "Benchmarks", exclude: ["Python", "Service/verify.lua", "ServiceFloor"],
      swiftSettings: strict),
    // What the verify service is measured beside; only `make bench` needs it.
    .executableTarget(
      name: "blijk-service-floor",
      dependencies: [
        "BlijkKeys", "BlijkSecrets", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      path: "Benchmarks/ServiceFloor", swiftSettings: strict),

    // Spoiled input for everything that reads what strangers write; `make test` runs the program too.
    .target(
      name: "BlijkFuzzing",
      dependencies: [
        "BlijkBasics", "BlijkMarkup", "BlijkKeys", "BlijkSecrets", "BlijkCredential",
        "BlijkDocument", "BlijkVerifying", "BlijkIssuing", "BlijkTestSupport",
      ],
      path: "Fuzzing/Readers", swiftSettings: strict),
    .executableTarget(
      name: "blijk-fuzz", dependencies: ["BlijkBasics", "BlijkFuzzing"], path: "Fuzzing/Command",
      swiftSettings: strict),
    // What is signed, in every shape; `make test` runs the program.
    .executableTarget(
      name: "blijk-oracle",
      dependencies: [
        "BlijkBasics", "BlijkKeys", "BlijkSecrets", "BlijkCredential", "BlijkVerifying",
        "BlijkIssuing", "BlijkTestSupport",
      ],
      path: "Fuzzing/Oracle", swiftSettings: strict),

    .target(
      name: "BlijkTestSupport",
      dependencies: [
        "BlijkBasics", "BlijkKeys", "BlijkSecrets", "BlijkMarkup", "BlijkCredential",
        "BlijkRegister", "BlijkVerifying", "BlijkIssuing",
      ],
      path: "Tests/Support", swiftSettings: strict),
    .testTarget(
      name: "BlijkBasicsTests", dependencies: ["BlijkBasics", "BlijkTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "BlijkKeysTests",
      dependencies: ["BlijkBasics", "BlijkKeys", "BlijkSecrets", "BlijkTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "BlijkSecretsTests",
      dependencies: ["BlijkBasics", "BlijkKeys", "BlijkSecrets", "BlijkTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "BlijkMarkupTests",
      dependencies: ["BlijkBasics", "BlijkMarkup", "BlijkDocument", "BlijkTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "BlijkCredentialTests",
      dependencies: [
        "BlijkBasics", "BlijkKeys", "BlijkSecrets", "BlijkCredential", "BlijkTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BlijkDocumentTests",
      dependencies: [
        "BlijkBasics", "BlijkMarkup", "BlijkKeys", "BlijkSecrets", "BlijkCredential",
        "BlijkDocument", "BlijkVerifying", "BlijkIssuing", "BlijkTestSupport",
      ],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "BlijkRegisterTests",
      dependencies: [
        "BlijkBasics", "BlijkKeys", "BlijkSecrets", "BlijkCredential", "BlijkRegister",
        "BlijkTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BlijkVerifyingTests",
      dependencies: [
        "BlijkBasics", "BlijkKeys", "BlijkSecrets", "BlijkMarkup", "BlijkCredential",
        "BlijkRegister", "BlijkVerifying", "BlijkIssuing", "BlijkTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BlijkIssuingTests",
      dependencies: [
        "BlijkBasics", "BlijkKeys", "BlijkSecrets", "BlijkMarkup", "BlijkCredential",
        "BlijkDocument", "BlijkRegister", "BlijkVerifying", "BlijkIssuing", "BlijkTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BlijkServiceTests",
      dependencies: [
        "BlijkBasics", "BlijkKeys", "BlijkSecrets", "BlijkCredential", "BlijkVerifying",
        "BlijkIssuing", "BlijkRegister", "BlijkService", "BlijkTestSupport",
        .product(name: "HummingbirdTesting", package: "hummingbird"),
      ],
      swiftSettings: strict),
    // These run the two programs themselves.
    .testTarget(
      name: "BlijkCommandTests",
      dependencies: [
        "BlijkBasics", "BlijkKeys", "BlijkSecrets", "BlijkCredential", "BlijkRegister",
        "BlijkVerifying", "BlijkIssuing", "BlijkCommand",
        "BlijkServiceCommand", "BlijkTestSupport",
      ],
      swiftSettings: strict),
  ]
)
