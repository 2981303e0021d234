import { codeOf } from '../domain/index.ts';
import { ConnectionError } from './errors/connection-error.ts';
import { DoorClosedError } from './errors/door-closed-error.ts';
import { NameLookupError } from './errors/name-lookup-error.ts';
import { NetError } from './errors/net-error.ts';
import { PrivateAddressError } from './errors/private-address-error.ts';
import { ProtocolError } from './errors/protocol-error.ts';
import { TimeOutError } from './errors/time-out-error.ts';
import { TlsError } from './errors/tls-error.ts';

const lookupCodes = /^(?:ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL|EREFUSED|ENOTIMP|EBADRESP|ETIMEOUT)$/;
/** UNSPECIFIED is what Node calls a certificate's fault that it has no name for: a key too small, a signature too old. */
const tlsCodes =
  /^(?:EPROTO|UNSPECIFIED|CERT_\w+|CRL_\w+|ERR_TLS_\w+|ERR_SSL_\w+|ERR_OSSL_\w+|UNABLE_TO_\w+|SELF_SIGNED_\w+|DEPTH_ZERO_\w+|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|ERROR_IN_CERT_\w+)$/;
const timeOutCodes = /^(?:UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT|ERR_SOCKET_CONNECTION_TIMEOUT)$/;
const protocolCodes = /^(?:HPE_\w+|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/;

/** What undici says of an answer that it cannot parse, where it gives no code of its own. */
const improper = /^(?:Response does not match the HTTP|bad response$)/;

/** Whether an error is that an answer is no HTTP as it is written, so far as it was read. */
export function isImproper(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  return code === '' ? improper.test(saidBy(error)) : /^HPE_|_LENGTH_MISMATCH$/.test(code);
}

/** One line of what went wrong; OpenSSL's messages carry the word in `reason`. */
function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('reason' in error && typeof error.reason === 'string') return error.reason;
  return error.message.split('\n', 1)[0] ?? '';
}

/** The error that says most, where several addresses were tried. */
function decisive(error: unknown): unknown {
  if (!(error instanceof AggregateError)) return error;
  return error.errors.find((inner: unknown) => inner instanceof NetError) ?? error.errors[0] ?? error;
}

/** Turns what undici, Node's sockets and resolver report into one of this room's errors, cause kept. */
export function nameError(url: string, cause: unknown): NetError {
  const inner = decisive(cause);
  if (inner instanceof PrivateAddressError) return new PrivateAddressError(url, inner.message, inner.detail, cause);
  if (inner instanceof NetError) return inner;
  const host = URL.parse(url)?.host ?? url;
  const code = codeOf(inner) ?? codeOf(cause) ?? '';
  const said = saidBy(inner);
  const met = code === '' ? said : `${code}: ${said}`;
  if (lookupCodes.test(code))
    return new NameLookupError(url, `The name ${host} could not be resolved (${code}).`, code, cause);
  if (tlsCodes.test(code)) {
    return new TlsError(url, `${host} could not be authenticated over TLS (${met}).`, met, cause);
  }
  if (timeOutCodes.test(code)) return new TimeOutError(url, `${host} did not answer in time (${code}).`, code, cause);
  if (protocolCodes.test(code) || improper.test(said))
    return new ProtocolError(url, `${host} does not answer in proper HTTP (${met}).`, met, cause);
  if (code === 'UND_ERR_DESTROYED' || code === 'UND_ERR_CLOSED') {
    return new DoorClosedError(url, `The request to ${host} was not made: the program is stopping.`, '', cause);
  }
  return new ConnectionError(url, `The connection to ${host} failed (${met}).`, met, cause);
}
