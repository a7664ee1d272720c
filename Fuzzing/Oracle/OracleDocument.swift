import BlijkTestSupport

/// Something signed, and where it is looked at.
struct OracleDocument {
  let sample: SignedSample
  let settings: [OracleSetting]
}
