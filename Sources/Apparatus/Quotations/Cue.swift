/// A word that reports what somebody said or wrote, in one of its forms.
struct Cue: Hashable, Sendable {
  enum Medium: Hashable, Sendable { case spoken, written }
  enum Form: Hashable, Sendable {
    case past, present
    /// `saying`: its subject is that of the clause before.
    case participle
    /// `say`: after `they`, `to`, `would`.
    case base
  }

  var medium: Medium
  var form: Form
  /// Whether whatever follows may be its content; else only what follows closely is (`called it "a trap"`).
  var isStrong: Bool
  /// Whether the same word is also a noun (`reports`, `notes`) and needs proof.
  var isAlsoNoun: Bool
  /// Whether `was told` and the like make the subject a hearer.
  var takesHearer: Bool
}
