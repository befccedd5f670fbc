# One task over the REST service: submit, poll, save the code. PowerShell 7 or newer.
#   pwsh examples/client.ps1 DATASHEET.pdf SCHEMATIC.pdf [URL]
param(
  [Parameter(Mandatory)][string]$Datasheet,
  [Parameter(Mandatory)][string]$Schematic,
  [string]$Url = $(if ($env:AGENT_URL) { $env:AGENT_URL } else { 'http://localhost:8080' })
)
$ErrorActionPreference = 'Stop'
$form = @{
  datasheet   = Get-Item $Datasheet
  schematic   = Get-Item $Schematic
  instruction = '生成初始化代码'
}
$task = Invoke-RestMethod -Method Post -Uri "$Url/api/v1/generate/async" -Form $form
$deadline = (Get-Date).AddMinutes(30)
while ((Get-Date) -lt $deadline) {
  $status = Invoke-RestMethod -Uri "$Url$($task.status_url)"
  Write-Host ("{0} {1} %" -f $status.status, $status.progress.percentage)
  if ($status.status -eq 'completed') {
    $result = Invoke-RestMethod -Uri "$Url$($task.result_url)"
    Set-Content -Path generated.c -Value $result.generated_code -Encoding utf8
    Write-Host 'generated.c written'
    exit 0
  }
  if ($status.status -in 'failed', 'cancelled') { Write-Error $status.error.message; exit 1 }
  Start-Sleep -Seconds 5
}
Write-Error 'The task took longer than 30 minutes.'
exit 1
