import DocumentModel
import Search

/// Lists, reports and checks in plain words.
struct ReportText {
  let style: TextStyle

  func text(_ documents: [DocumentSummary]) -> String {
    documents.map { summary in
      let document = summary.document
      var output = Paragraph(WorkLine.line(document.work)).lines(
        style, first: style.dress(TextStyle.plain(document.id), .bold) + "  ", indent: 4)
      var facts = counts(summary.units)
      if !document.diagnostics.isEmpty { facts += ", \(count(document.diagnostics.count, "diagnostic"))" }
      output += Paragraph(facts, .dim).lines(style, first: "    ", indent: 4)
      return output + "    " + style.dress(TextStyle.plain(document.path), .dim) + "\n"
    }.joined()
  }

  func text(_ report: IngestReport) -> String {
    var parts = ["\(report.added) added", "\(report.updated) updated", "\(report.unchanged) unchanged"]
    if report.removed > 0 { parts.append("\(report.removed) removed") }
    if !report.skipped.isEmpty { parts.append("\(report.skipped.count) skipped") }
    if !report.failed.isEmpty { parts.append("\(report.failed.count) failed") }
    var output = parts.joined(separator: ", ") + "\n"
    let written = report.units.values.reduce(0, +)
    if written > 0 {
      let kinds = Unit.Kind.allCases.compactMap { kind in report.units[kind.rawValue].map { (kind, $0) } }
      output += counts(Dictionary(uniqueKeysWithValues: kinds)) + "\n"
      output += "\(ByteCount.text(report.sourceBytes)) read in \(seconds(report.seconds))\n"
    }
    for code in report.diagnostics.keys.sorted() {
      output += style.dress("  \(Cell.right(String(report.diagnostics[code] ?? 0), 5)) × \(code)", .dim) + "\n"
    }
    for skip in report.skipped {
      output += Paragraph("skipped \(skip.path): \(skip.reason)", .dim).lines(style, indent: 2)
    }
    for failure in report.failed { output += text(failure) }
    if report.interrupted {
      output += style.dress("interrupted: what was read so far is in the index", .warning) + "\n"
    }
    return output
  }

  private func text(_ failure: IngestReport.Failure) -> String {
    var paragraph = Paragraph("failed ", .bad)
    paragraph.add("\(failure.path): \(failure.message)")
    return paragraph.lines(style, indent: 2)
  }

  func text(_ status: IndexStatus) -> String {
    var output = style.dress(TextStyle.plain(status.path), .bold) + "\n"
    output += "  \(count(status.documents, "document")), \(counts(status.units))\n"
    output += "  \(ByteCount.text(status.indexBytes)) on disk, schema \(status.schemaVersion)\n"
    if let last = status.lastIngest {
      output +=
        "  last ingest: \(last.added) added, \(last.updated) updated, \(last.unchanged) unchanged, "
        + "\(last.removed) removed, \(last.failed.count) failed, in \(seconds(last.seconds))\n"
    }
    for failure in status.failed { output += "  " + text(failure) }
    return output
  }

  func text(_ checks: [HealthCheck]) -> String {
    checks.map { check in
      let tone: TextStyle.Tone = check.state == .ok ? .good : check.state == .warning ? .warning : .bad
      var paragraph = Paragraph(Cell.left(check.state.rawValue, 8), tone)
      paragraph.add("\(check.name): \(check.message)")
      if let remedy = check.remedy { paragraph.add(" Remedy: \(remedy)") }
      return paragraph.lines(style, indent: 8)
    }.joined()
  }

  private func counts(_ units: [Unit.Kind: Int]) -> String {
    let named = Unit.Kind.allCases.compactMap { kind -> String? in
      guard let number = units[kind], number > 0 else { return nil }
      return count(number, kind.rawValue)
    }
    return named.isEmpty ? "no units" : named.joined(separator: ", ")
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

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
