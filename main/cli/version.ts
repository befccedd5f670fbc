import packageJson from '../../package.json';

/** Version of the program. */
export const VERSION: string = packageJson.version;
