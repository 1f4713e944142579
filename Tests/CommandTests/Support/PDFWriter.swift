import Foundation

/// Writes a small PDF: lines at places, in the fonts that every reader has.
struct PDFWriter {
  enum Font: String, CaseIterable { case roman = "Times-Roman", bold = "Times-Bold", italic = "Times-Italic" }

  private var pages: [String] = []
  /// The dictionary of /PageLabels, as `<< /Nums [...] >>`.
  var labels: String?
  var title: String?

  mutating func newPage() { pages.append("") }

  /// Sets letters from `x`, standing on `y`, in points from the foot of the page.
  mutating func text(_ text: String, x: Double, y: Double, size: Double = 10, font: Font = .roman) {
    let number = (Font.allCases.firstIndex(of: font) ?? 0) + 1
    let escaped = text.map { "()\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    pages[pages.count - 1] += "BT /F\(number) \(size) Tf \(x) \(y) Td (\(escaped)) Tj ET\n"
  }

  var data: Data {
    let fonts = Font.allCases.count
    let firstPage = 3 + fonts
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R \(labels.map { "/PageLabels \($0)" } ?? "") >>",
      "<< /Type /Pages /Count \(pages.count) /Kids [\(pages.indices.map { "\(firstPage + $0 * 2) 0 R" }.joined(separator: " "))] >>",
    ]
    objects += Font.allCases.map {
      "<< /Type /Font /Subtype /Type1 /BaseFont /\($0.rawValue) /Encoding /WinAnsiEncoding >>"
    }
    let named = (0..<fonts).map { "/F\($0 + 1) \(3 + $0) 0 R" }.joined(separator: " ")
    for (index, content) in pages.enumerated() {
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Resources << /Font << \(named) >> >> "
          + "/Contents \(firstPage + index * 2 + 1) 0 R >>")
      objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)endstream")
    }
    if let title { objects.append("<< /Title (\(title)) >>") }
    var file = "%PDF-1.4\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(file.utf8.count)
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let table = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places { file += String(repeating: "0", count: 10 - String(place).count) + "\(place) 00000 n \n" }
    file += "trailer << /Size \(objects.count + 1) /Root 1 0 R \(title == nil ? "" : "/Info \(objects.count) 0 R") >>\n"
    return Data((file + "startxref\n\(table)\n%%EOF\n").utf8)
  }
}
