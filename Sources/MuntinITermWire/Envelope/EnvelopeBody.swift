/// What a client asks: one of the requests.
package typealias RequestBody = ITermClientOriginatedMessage.OneOf_Submessage

/// What a server says: one of the answers, an error, or a notification.
package typealias AnswerBody = ITermServerOriginatedMessage.OneOf_Submessage
