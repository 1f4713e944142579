extension Work {
  /// Writes only what is set; an empty list or id is not.
  public func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: CodingKeys.self)
    if !id.isEmpty { try box.encode(id, forKey: .id) }
    for (key, path) in Self.texts { try box.encodeIfPresent(self[keyPath: path], forKey: key) }
    for (key, path) in Self.names where !self[keyPath: path].isEmpty {
      try box.encode(self[keyPath: path], forKey: key)
    }
    for (key, path) in Self.dates { try box.encodeIfPresent(self[keyPath: path], forKey: key) }
  }

  /// Reads CSL-JSON leniently: numbers stand for texts, unknown variables are passed over.
  public init(from decoder: any Decoder) throws {
    self.init()
    let box = try decoder.container(keyedBy: CodingKeys.self)
    id = try box.decodeIfPresent(LenientText.self, forKey: .id)?.text ?? ""
    for (key, path) in Self.texts { self[keyPath: path] = try box.decodeIfPresent(LenientText.self, forKey: key)?.text }
    for (key, path) in Self.names { self[keyPath: path] = try box.decodeIfPresent([Name].self, forKey: key) ?? [] }
    for (key, path) in Self.dates { self[keyPath: path] = try box.decodeIfPresent(PartialDate.self, forKey: key) }
  }

  /// Every variable that is a text, with its CSL name, in the order in which it is printed.
  public static var texts: [(CodingKeys, WritableKeyPath<Work, String?> & Sendable)] {
    [
      (.type, \.type), (.title, \.title), (.containerTitle, \.containerTitle), (.collectionTitle, \.collectionTitle),
      (.collectionNumber, \.collectionNumber), (.publisher, \.publisher), (.publisherPlace, \.publisherPlace),
      (.volume, \.volume), (.issue, \.issue), (.number, \.number), (.page, \.page),
      (.numberOfPages, \.numberOfPages), (.edition, \.edition), (.genre, \.genre), (.authority, \.authority),
      (.archive, \.archive), (.archiveLocation, \.archiveLocation), (.event, \.event), (.language, \.language),
      (.abstract, \.abstract),
      (.keyword, \.keyword), (.note, \.note), (.URL, \.URL), (.DOI, \.DOI), (.ISBN, \.ISBN), (.ISSN, \.ISSN),
    ]
  }

  public static var names: [(CodingKeys, WritableKeyPath<Work, [Name]> & Sendable)] {
    [(.authors, \.authors), (.editors, \.editors), (.translators, \.translators)]
  }

  public static var dates: [(CodingKeys, WritableKeyPath<Work, PartialDate?> & Sendable)] {
    [(.issued, \.issued), (.accessed, \.accessed)]
  }

  /// This work with every variable that it lacks taken from `other`.
  public func filled(from other: Work) -> Work {
    var result = self
    if result.id.isEmpty { result.id = other.id }
    for (_, path) in Self.texts where result[keyPath: path] == nil { result[keyPath: path] = other[keyPath: path] }
    for (_, path) in Self.names where result[keyPath: path].isEmpty { result[keyPath: path] = other[keyPath: path] }
    for (_, path) in Self.dates where result[keyPath: path] == nil { result[keyPath: path] = other[keyPath: path] }
    return result
  }
}

/// A text that CSL-JSON may write as a number.
struct LenientText: Decodable {
  let text: String

  init(from decoder: any Decoder) throws {
    let box = try decoder.singleValueContainer()
    if let text = try? box.decode(String.self) {
      self.text = text
    } else if let number = try? box.decode(Int.self) {
      text = String(number)
    } else {
      text = String(try box.decode(Double.self))
    }
  }
}
