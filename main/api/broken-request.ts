import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { RequestError } from '../../shared/errors';
import { PROBLEM_TYPE, problemOf } from './problem';

/**
 * Answers what never became a request: headers or a body that trickle in too slowly, or bytes that are not HTTP.
 * Written by hand on the socket, because no request and no reply exist then; closes the connection.
 */
export function answerBrokenRequest(fault: NodeJS.ErrnoException, socket: Socket): void {
  // The other side is gone, or an answer is under way already: a second one would only garble it.
  if (fault.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy(fault);
    return;
  }
  const error = errorOf(fault.code);
  const body = JSON.stringify(problemOf(error));
  const head = [
    `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status] ?? ''}`,
    `content-type: ${PROBLEM_TYPE}; charset=utf-8`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

function errorOf(code: string | undefined): RequestError {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new RequestError('REQUEST_TIMEOUT', 'The request did not arrive in time.');
  }
  if (code === 'HPE_HEADER_OVERFLOW') return new RequestError('REQUEST_TOO_LARGE', 'The headers are too long.');
  return new RequestError('REQUEST_INVALID', 'What was sent is no HTTP request.');
}
