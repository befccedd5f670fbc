/** One entry per code of shared/errors: what happened, and what the person can do. */
export const errors = {
  PDF_NOT_A_PDF: { what: 'This file is not a PDF.', todo: 'Choose a PDF file.' },
  PDF_EMPTY: { what: 'The file is empty.', todo: 'Export or download it again.' },
  PDF_ENCRYPTED: {
    what: 'The PDF is locked with a password.',
    todo: 'Remove the password with the program that set it, then add the file again.',
  },
  PDF_NO_TEXT: {
    what: 'The pages are pictures without text.',
    todo: 'Get the original PDF from the vendor, or run OCR over it first.',
  },
  PDF_TOO_LARGE: {
    what: 'The file is larger than the limit.',
    todo: 'Raise the size limit in Settings, or cut the document to the chapters that matter.',
  },
  PDF_DAMAGED: { what: 'The file is cut off or damaged.', todo: 'Download it again.' },
  INPUT_NOT_FOUND: { what: 'The file is no longer there.', todo: 'Choose it again.' },
  INPUT_UNREADABLE: {
    what: 'The file cannot be read.',
    todo: 'Check that you may read it and that no other program holds it.',
  },
  INPUT_ROLES_SWAPPED: {
    what: 'Datasheet and schematic look exchanged.',
    todo: 'Swap the two files and start again.',
  },
  SVD_UNREADABLE: {
    what: 'This is no SVD file that can be read.',
    todo: 'Choose a CMSIS-SVD file (.svd) as chip vendors publish them.',
  },
  SVD_TOO_LARGE: {
    what: 'The SVD file is too large.',
    todo: 'Choose a smaller one; those of one chip have a few megabytes.',
  },
  DATASHEET_NO_REGISTERS: {
    what: 'No register was found in the datasheet.',
    todo: 'Use the reference manual rather than the product brief.',
  },
  SCHEMATIC_NO_COMPONENTS: {
    what: 'No component was found in the schematic.',
    todo: 'Use a schematic printed as vectors, not a photo or a board layout.',
  },
  CODE_REJECTED: {
    what: 'The generated code failed its own checks.',
    todo: 'See the report for the lines at fault.',
  },
  MODEL_UNREACHABLE: {
    what: 'The model server does not answer.',
    todo: 'Check its address and that it runs, or use the offline generator.',
  },
  MODEL_RATE_LIMITED: { what: 'The model server asks to wait.', todo: 'The task is tried again later.' },
  MODEL_TRUNCATED: {
    what: 'The model cut off its answer.',
    todo: 'Raise its context size or use a shorter instruction.',
  },
  MODEL_REFUSED: { what: 'The model server refused the request.', todo: 'Check the key and the model name.' },
  WORKER_CRASHED: {
    what: 'The process that did the work ended unexpectedly.',
    todo: 'Retry the task; if it happens again, report the document.',
  },
  WORKER_OUT_OF_MEMORY: {
    what: 'The document needs more memory than allowed.',
    todo: 'Raise the memory limit in Settings and retry.',
  },
  TASK_TIMEOUT: { what: 'The task took longer than its limit.', todo: 'Raise the time limit in Settings and retry.' },
  TASK_CANCELLED: { what: 'The task was cancelled.', todo: 'Retry it to start again.' },
  TASK_NOT_FOUND: { what: 'This task no longer exists.', todo: 'It was deleted, or its time to be kept has passed.' },
  TASK_NOT_FINISHED: { what: 'The task is still running.', todo: 'Wait until it is completed.' },
  TASK_STATE_CONFLICT: { what: 'The task cannot do this in its present state.', todo: 'Look at its state first.' },
  RESULT_FILE_NOT_FOUND: { what: 'The result has no such file.', todo: 'Choose another file.' },
  STORE_RECORD_UNREADABLE: {
    what: 'The record of this task is damaged.',
    todo: 'Delete the task and submit it again.',
  },
  STORE_UNWRITABLE: {
    what: 'The data folder cannot be written.',
    todo: 'Check its permissions, or choose another one.',
  },
  STORE_DISK_FULL: { what: 'The disk is full.', todo: 'Free some space and retry.' },
  STORE_IN_USE: { what: 'Another instance uses this data folder.', todo: 'Close it first.' },
  OUTPUT_NOT_EMPTY: { what: 'The folder holds other files.', todo: 'Choose a new or an empty folder.' },
  OUTPUT_UNWRITABLE: { what: 'The file cannot be written there.', todo: 'Choose another folder.' },
  REQUEST_INVALID: { what: 'The request was not understood.', todo: 'Check what you entered and try again.' },
  REQUEST_FORBIDDEN: { what: 'This is not allowed here.', todo: 'Restart the program.' },
  REQUEST_UNAUTHORIZED: { what: 'The token is missing or wrong.', todo: 'Send the token shown in Settings.' },
  REQUEST_TIMEOUT: { what: 'The request took too long to arrive.', todo: 'Try again.' },
  REQUEST_TOO_MANY: { what: 'Too many requests.', todo: 'Wait a moment and try again.' },
  REQUEST_UNSUPPORTED_TYPE: { what: 'This kind of content is not supported.', todo: 'Send a form with files.' },
  REQUEST_TOO_LARGE: { what: 'The request is too large.', todo: 'Send fewer or smaller files.' },
  REQUEST_KEY_REUSED: { what: 'This key belongs to another request.', todo: 'Use a new key.' },
  REQUEST_IN_PROGRESS: { what: 'The same request is still being taken in.', todo: 'Wait a moment and try again.' },
  ROUTE_NOT_FOUND: { what: 'There is no such function.', todo: 'See the API reference.' },
  ADDRESS_UNAVAILABLE: { what: 'This machine does not have the address.', todo: 'Choose another address.' },
  PORT_IN_USE: { what: 'Another program uses this port.', todo: 'Choose another port.' },
  INTERNAL: { what: 'The program made a mistake.', todo: 'Please report this with the log of the task.' },
};
