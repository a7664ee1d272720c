import BlijkCredential
import BlijkVerifying

/// Documents that would be issued: laid out with the QR code and the letters that they have once signed.
public struct IssuePlan: Sendable {
  /// What was read and checked.
  public let batch: PlannedBatch
}

/// Drafts that would be made: laid out without a QR code, and with the letters of the word that marks them.
public struct DraftPlan: Sendable {
  /// What was read and checked.
  public let batch: PlannedBatch
}
