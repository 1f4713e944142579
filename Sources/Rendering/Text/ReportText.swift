import DocumentModel
import Search

/// Lists, reports and checks in plain words.
struct ReportText {
  let style: TextStyle
  /// Whether long lists are printed to their end.
  let isVerbose: Bool

  private var mostShown: Int { isVerbose ? .max : 20 }

  func text(_ documents: [DocumentSummary]) -> String {
    documents.map { summary in
      let document = summary.document
      var output = Paragraph(line(document.work)).lines(
        style, first: style.dress(TextStyle.name(document.id), .bold) + "  ", indent: 4)
      var facts = counts(summary.units)
      if !document.diagnostics.isEmpty { facts += ", " + Amount.text(document.diagnostics.count, "diagnostic") }
      output += Paragraph(facts, .dim).lines(style, indent: 4)
      return output + "    " + style.link(style.dress(TextStyle.name(document.path), .dim), to: FilePlace(document))
        + "\n"
    }.joined()
  }

  /// A work of the index; a title that it does not state is said to be missing.
  private func line(_ work: Work) -> String {
    var work = work
    if work.title == nil { work.title = "[no title]" }
    return WorkLine.line(work)
  }

  // MARK: Ingest

  func text(_ report: IngestReport) -> String {
    var output = Paragraph(outcome(report)).lines(style, indent: 0)
    let written = report.units.values.reduce(0, +)
    if written > 0 {
      let kinds = Unit.Kind.allCases.compactMap { kind in report.units[kind.rawValue].map { (kind, $0) } }
      output += Paragraph(counts(Dictionary(uniqueKeysWithValues: kinds))).lines(style, indent: 0)
      output += "\(ByteCount.text(report.sourceBytes)) read in \(seconds(report.seconds))\n"
    }
    if !report.diagnostics.isEmpty {
      let remark = "what is doubtful (loccit status names the documents, loccit inspect FILE each place):"
      output += Paragraph(remark).lines(style, indent: 0)
    }
    for code in report.diagnostics.keys.sorted() {
      output += style.dress("  \(Cell.right(String(report.diagnostics[code] ?? 0), 5)) × \(code)", .dim) + "\n"
    }
    output += text(report.skipped)
    for failure in report.failed { output += text(failure, indent: 2) }
    if report.interrupted {
      output += style.dress("interrupted: what was read so far is in the index", .warning) + "\n"
    }
    return output
  }

  /// A folder may hold thousands of pictures; those that failed are all named.
  private func text(_ skipped: [IngestReport.Skip]) -> String {
    var output = ""
    for skip in skipped.prefix(mostShown) {
      output += Paragraph("\(TextStyle.name(skip.path)): \(skip.reason)", .dim)
        .lines(style, first: style.dress("  skipped ", .dim), indent: 4)
    }
    return output + rest(skipped.count, "skipped")
  }

  private func text(_ doubtful: [DocumentDoubts]) -> String {
    var output = ""
    for doubts in doubtful.prefix(mostShown) {
      let counts = doubts.diagnostics.sorted { $0.key < $1.key }
        .map { $0.value > 1 ? "\($0.key) ×\($0.value)" : $0.key }
      output += Paragraph("\(TextStyle.name(doubts.path)): \(counts.joined(separator: ", "))")
        .lines(style, first: style.dress("  doubtful ", .warning), indent: 4)
    }
    return output + rest(doubtful.count, "doubtful")
  }

  /// What is not shown, and how to see it.
  private func rest(_ count: Int, _ word: String) -> String {
    guard count > mostShown else { return "" }
    let remark = "and \(count - mostShown) more \(word); --verbose names them all"
    return Paragraph(remark, .dim).lines(style, indent: 2)
  }

  private func outcome(_ report: IngestReport) -> String {
    var parts = ["\(report.added) added", "\(report.updated) updated", "\(report.unchanged) unchanged"]
    if report.removed > 0 { parts.append("\(report.removed) removed") }
    if !report.skipped.isEmpty { parts.append("\(report.skipped.count) skipped") }
    if !report.failed.isEmpty { parts.append("\(report.failed.count) failed") }
    return parts.joined(separator: ", ")
  }

  private func text(_ failure: IngestReport.Failure, indent: Int) -> String {
    // The path stays on the line of the word, however long it is.
    Paragraph("\(TextStyle.name(failure.path)): \(failure.message)")
      .lines(style, first: String(repeating: " ", count: indent) + style.dress("failed ", .bad), indent: indent + 2)
  }

  // MARK: The index

  func text(_ status: IndexStatus) -> String {
    var output = style.dress(TextStyle.name(status.path), .bold) + "\n"
    let holds = Amount.text(status.documents, "document") + ", " + counts(status.units)
    output += Paragraph(holds).lines(style, first: "  ", indent: 4)
    output += "  \(ByteCount.text(status.indexBytes)) on disk, schema \(status.schemaVersion)\n"
    if let last = status.lastIngest {
      let end = last.interrupted ? "; it was interrupted" : ""
      output += Paragraph("last ingest: \(outcome(last)), in \(seconds(last.seconds))\(end)")
        .lines(style, first: "  ", indent: 4)
    }
    output += text(status.skipped)
    output += text(status.doubtful)
    if !status.doubtful.isEmpty {
      output += Paragraph("loccit inspect FILE names each doubtful place", .dim).lines(style, indent: 2)
    }
    for failure in status.failed { output += text(failure, indent: 2) }
    return output
  }

  func text(_ checks: [HealthCheck]) -> String {
    checks.map { check in
      let tone: TextStyle.Tone = check.state == .ok ? .good : check.state == .warning ? .warning : .bad
      let state = style.dress(Cell.left(check.state.rawValue, 8), tone)
      var output = Paragraph("\(check.name): \(check.message)").lines(style, first: state, indent: 8)
      // A command to be copied: kept on its line.
      if let remedy = check.remedy { output += "        " + TextStyle.plain(remedy) + "\n" }
      return output
    }.joined()
  }

  private func counts(_ units: [Unit.Kind: Int]) -> String {
    let named = Unit.Kind.allCases.compactMap { kind -> String? in
      guard let number = units[kind], number > 0 else { return nil }
      return Amount.text(number, kind.rawValue)
    }
    return named.isEmpty ? "no units" : named.joined(separator: ", ")
  }

  private func seconds(_ seconds: Double) -> String {
    "\(JSONValue.number((seconds * 100).rounded() / 100).text) s"
  }
}

/// Bytes as people write them.
public enum ByteCount {
  /// `17.4 MB`; powers of ten.
  public static func text(_ bytes: Int) -> String {
    var amount = Double(bytes)
    for unit in ["bytes", "kB", "MB", "GB"] {
      if amount < 1000 || unit == "GB" {
        return unit == "bytes" ? "\(bytes) bytes" : "\((amount * 10).rounded() / 10) \(unit)"
      }
      amount /= 1000
    }
    return "\(bytes) bytes"
  }
}
