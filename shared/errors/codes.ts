/** What each stable code means to a caller: the HTTP status, whether trying again can help, and what to do. */
export interface ErrorTrait {
  readonly status: number;
  readonly retryable: boolean;
  /** One sentence that says what the person can do. */
  readonly hint: string;
}

const trait = (status: number, hint: string, retryable = false): ErrorTrait => ({ status, retryable, hint });

/** Codes are part of the contract: never renamed, only added. */
export const ERROR_TRAITS = {
  PDF_NOT_A_PDF: trait(415, 'Choose a PDF file; this one is something else.'),
  PDF_EMPTY: trait(422, 'The file holds no bytes. Export or download it again.'),
  PDF_ENCRYPTED: trait(422, 'Remove the password with the program that set it, then try again.'),
  PDF_NO_TEXT: trait(422, 'The pages are pictures. Get the original PDF from the vendor, or run OCR over it first.'),
  PDF_TOO_LARGE: trait(413, 'Raise the size limit in Settings, or cut the document to the chapters that matter.'),
  PDF_DAMAGED: trait(422, 'The file is cut off or damaged. Download it again.'),
  INPUT_NOT_FOUND: trait(404, 'The file is no longer there. Choose it again.'),
  INPUT_UNREADABLE: trait(422, 'Check that you may read the file and that no other program holds it.'),
  INPUT_ROLES_SWAPPED: trait(422, 'The two files look exchanged. Swap datasheet and schematic.'),
  DATASHEET_NO_REGISTERS: trait(422, 'Use the reference manual rather than the product brief.'),
  SVD_UNREADABLE: trait(422, 'Choose a CMSIS-SVD file (.svd) as chip vendors publish them.'),
  SVD_TOO_LARGE: trait(413, 'Choose a smaller SVD file; those of one chip have a few megabytes.'),
  SCHEMATIC_NO_COMPONENTS: trait(422, 'Use a schematic printed as vectors, not a photo or a PCB layout.'),
  CODE_REJECTED: trait(422, 'The generated code failed its own checks. See the report for the lines at fault.'),
  MODEL_UNREACHABLE: trait(
    502,
    'Check the address and that the model server runs, or use the offline generator.',
    true,
  ),
  MODEL_RATE_LIMITED: trait(503, 'The model server asks to wait. The task is tried again later.', true),
  MODEL_TRUNCATED: trait(502, 'The model cut its answer. Raise its context size or use a shorter instruction.'),
  MODEL_REFUSED: trait(502, 'The model server refused the request. Check the key and the model name.'),
  WORKER_CRASHED: trait(500, 'Retry the task; if it happens again, report the document.'),
  WORKER_OUT_OF_MEMORY: trait(
    500,
    'The document needs more memory than a worker may use. Raise the limit in Settings.',
  ),
  TASK_TIMEOUT: trait(504, 'The task took longer than its limit. Raise the limit in Settings.'),
  TASK_CANCELLED: trait(409, 'The task was cancelled.'),
  TASK_NOT_FOUND: trait(404, 'No task has this id. It may have been deleted or have passed its 24 hours.'),
  TASK_NOT_FINISHED: trait(409, 'The task is still running. Ask again when its status is completed.'),
  TASK_STATE_CONFLICT: trait(409, 'The task cannot do this in its present state.'),
  RESULT_FILE_NOT_FOUND: trait(404, 'The result has no file of this name.'),
  STORE_RECORD_UNREADABLE: trait(500, 'The task record on disk is damaged. Delete the task and submit it again.'),
  STORE_UNWRITABLE: trait(507, 'The data folder cannot be written. Check its permissions, or choose another one.'),
  STORE_DISK_FULL: trait(507, 'The disk is full. Free some space and retry.'),
  STORE_IN_USE: trait(409, 'Another instance uses this data folder. Close it, or give another --data-dir.'),
  OUTPUT_NOT_EMPTY: trait(409, 'Choose a new or an empty folder, or one that holds nothing but an earlier result.'),
  OUTPUT_UNWRITABLE: trait(507, 'The output folder cannot be written. Choose another one.'),
  REQUEST_INVALID: trait(400, 'Correct the named fields and send the request again.'),
  REQUEST_FORBIDDEN: trait(403, 'This caller may not use this function.'),
  REQUEST_UNAUTHORIZED: trait(401, 'Send the token from Settings as a bearer token.'),
  REQUEST_TIMEOUT: trait(408, 'Send the request again without long pauses.', true),
  REQUEST_TOO_MANY: trait(429, 'Wait as long as Retry-After says.', true),
  REQUEST_UNSUPPORTED_TYPE: trait(415, 'Send the form as multipart/form-data.'),
  REQUEST_TOO_LARGE: trait(413, 'Send fewer or smaller parts; the limits are in the API reference.'),
  REQUEST_KEY_REUSED: trait(422, 'This Idempotency-Key belongs to another request. Use a new key.'),
  REQUEST_IN_PROGRESS: trait(409, 'The first request with this Idempotency-Key is still being taken in.', true),
  ROUTE_NOT_FOUND: trait(404, 'See the API reference for the paths that exist.'),
  ADDRESS_UNAVAILABLE: trait(409, 'Give an address of this machine, such as 127.0.0.1.'),
  PORT_IN_USE: trait(409, 'Another program listens on this port. Choose another one.'),
  INTERNAL: trait(500, 'This is a fault of the program. Please report it with the log.'),
} as const satisfies Record<string, ErrorTrait>;

export type ErrorCode = keyof typeof ERROR_TRAITS;

export const isErrorCode = (value: string): value is ErrorCode => Object.hasOwn(ERROR_TRAITS, value);
