"""One task over the REST service: submit, poll, save the code. Needs the requests package.

    python3 examples/client.py DATASHEET.pdf SCHEMATIC.pdf [URL]

The service is at http://localhost:8080 unless URL, or AGENT_URL in the environment, says otherwise.
"""
import os
import sys
import time

import requests


def main(datasheet, schematic, url=os.environ.get("AGENT_URL", "http://localhost:8080")):
    with open(datasheet, "rb") as d, open(schematic, "rb") as s:
        answer = requests.post(
            f"{url}/api/v1/generate/async",
            files={"datasheet": d, "schematic": s},
            data={"instruction": "生成初始化代码"},
            timeout=60,
        )
    answer.raise_for_status()
    task = answer.json()
    deadline = time.monotonic() + 30 * 60
    while time.monotonic() < deadline:
        answer = requests.get(url + task["status_url"], timeout=30)
        answer.raise_for_status()
        status = answer.json()
        print(f"{status['status']} {status['progress']['percentage']:.1f} %")
        if status["status"] == "completed":
            result = requests.get(url + task["result_url"], timeout=60).json()
            with open("generated.c", "w", encoding="utf-8") as out:
                out.write(result["generated_code"])
            print("generated.c written")
            return 0
        if status["status"] in ("failed", "cancelled"):
            print(status.get("error", {}).get("message", status["status"]), file=sys.stderr)
            return 1
        time.sleep(int(answer.headers.get("Retry-After", "5")))
    print("the task took longer than 30 minutes", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
