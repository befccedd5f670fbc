/**
 * A command that submits a task, good in sh, cmd and PowerShell alike: one line, double quotes, no expansion.
 * @param url of the service, such as http://127.0.0.1:8080
 * @param token null where none is asked for
 */
export function curlLine(url: string, token: string | null): string {
  const authorization = token === null ? '' : ` -H "Authorization: Bearer ${token}"`;
  const form = ['datasheet=@datasheet.pdf', 'schematic=@schematic.pdf', 'instruction=生成初始化代码'];
  return `curl -sS${authorization} ${form.map((field) => `-F "${field}"`).join(' ')} ${url}/api/v1/generate/async`;
}
