import BlijkTestSupport
import Testing

/// Runs the independent check in Python, with the official schema and contexts where they are; in CI
/// their absence is a failure.
func verifyIndependently(_ paths: [String]) throws -> Ending {
  var arguments = ["-B", "\(Project.root)/Tests/Python/verify_independently.py"] + paths
  if let conformance = Project.conformance {
    arguments += ["--conformance", conformance]
  } else {
    #expect(!Project.isCI, "\(Project.lacksPublished)")
    print("\(Project.lacksPublished), so not with the official schema and contexts")
  }
  return try run(Project.python, arguments)
}
