export { ERROR_WORDS_ZH as errors } from '../../../shared/errors/words-zh';
