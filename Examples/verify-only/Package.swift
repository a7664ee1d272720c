// swift-tools-version: 6.2

import PackageDescription

/// A program of somebody else's that verifies, and needs no drawing library and no private key for it.
let package = Package(
  name: "verify-only",
  dependencies: [.package(name: "blijk", path: "../..")],
  targets: [
    .executableTarget(
      name: "verify-only", dependencies: [.product(name: "BlijkVerifying", package: "blijk")],
      swiftSettings: [
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
)
