import MuntinITermWire

/// Transaction: one client has the server for itself.
extension Desk {
  func transaction(
    _ request: ITermTransactionRequest, _ connection: ConnectionID
  ) -> ITermTransactionResponse {
    var response = ITermTransactionResponse()
    if request.begin {
      if model.transaction == connection {
        response.status = .alreadyInTransaction
      } else {
        model.transaction = connection
      }
    } else if model.transaction == connection {
      model.transaction = nil
    } else {
      response.status = .noTransaction
    }
    return response
  }
}
