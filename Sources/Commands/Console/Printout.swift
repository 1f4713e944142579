import Rendering

/// Where a command prints its answer: standard output, or a pager as soon as there is more than the terminal shows at once.
package final class Printout {
  private enum State {
    /// Standard output.
    case direct
    /// What was printed so far may fit on the terminal.
    case gathered(rows: Int)
    case paged(Pager)
    /// The reader has quit the pager.
    case left
  }

  private let command: String
  /// So many rows leave room for the line below, where the shell asks for the next command.
  private let mostRows: Int
  private var state: State
  private var text = ""
  private var remarks: [() -> Void] = []

  /// - Parameters:
  ///   - command: the pager; nil for none.
  init(pager command: String?) {
    let height = command == nil ? nil : Console.height
    self.command = command ?? ""
    mostRows = (height ?? 1) - 1
    state = height == nil ? .direct : .gathered(rows: 0)
  }

  /// Whether nobody reads what is yet to be printed.
  package var isLeft: Bool { if case .left = state { true } else { false } }

  /// Prints whole lines.
  package func write(_ more: String) {
    switch state {
    case .left: return
    case .direct: return Console.output(more)
    case .gathered(let rows):
      text += more
      let rows = rows + TextWidth.rows(of: more, width: Console.width, most: mostRows - rows)
      guard rows > mostRows else { return state = .gathered(rows: rows) }
      guard let pager = Pager(command) else { return printPlainly() }
      state = .paged(pager)
      if !pager.send(text) { end(pager) }
    case .paged(let pager):
      text += more
      if !pager.send(more) { end(pager) }
    }
  }

  /// Says something on standard error, behind everything that is printed.
  package func afterwards(_ remark: @escaping () -> Void) {
    if case .direct = state, remarks.isEmpty { remark() } else { remarks.append(remark) }
  }

  /// Prints what is left and waits for the reader.
  package func end() {
    switch state {
    case .direct, .left: break
    case .gathered: printPlainly()
    case .paged(let pager): end(pager)
    }
    for remark in remarks { remark() }
    remarks = []
  }

  private func end(_ pager: Pager) {
    switch pager.end() {
    case .shown: state = .left
    case .notStarted: printPlainly()
    }
  }

  private func printPlainly() {
    state = .direct
    Console.output(text)
    text = ""
  }
}
