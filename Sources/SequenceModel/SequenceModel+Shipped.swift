import CReferenceModel

extension SequenceModel {
  /// The model that the program carries; nil where none was built in. Cost: a millisecond at the first use.
  public static let shipped: SequenceModel? = {
    let bytes = UnsafeBufferPointer(start: loccit_reference_model(), count: Int(loccit_reference_model_count()))
    return try? SequenceModel(bytes: Array(bytes))
  }()
}
