"""A client as version 2.1 had them: two files and a text to /generate/async, the status every five seconds, the code.

    python3 client_v21.py DATASHEET SCHEMATIC
"""
import os
import sys
import time

import requests

BASE_URL = os.environ.get("AGENT_URL", "http://localhost:8080")
INTERVAL_S = float(os.environ.get("POLL_INTERVAL", "5"))


def submit(datasheet_path, schematic_path, instruction):
    files = {"datasheet": open(datasheet_path, "rb"), "schematic": open(schematic_path, "rb")}
    data = {"instruction": instruction}
    response = requests.post(f"{BASE_URL}/api/v1/generate/async", files=files, data=data)
    if response.status_code != 202:
        raise Exception(f"submit failed: {response.text}")
    result = response.json()
    print("accepted:", result["task_id"], result["status"], result["estimated_time"])
    return result["task_id"]


def poll(task_id, max_wait=600):
    waited = 0
    while waited < max_wait:
        task = requests.get(f"{BASE_URL}/api/v1/tasks/{task_id}").json()
        progress = task["progress"]
        print(f"{task['status']}: {progress['percentage']}% {progress['step_name']}")
        if task["status"] == "completed":
            return
        if task["status"] == "failed":
            raise Exception(task["error"])
        time.sleep(INTERVAL_S)
        waited += INTERVAL_S
    raise Exception("timed out")


def main():
    task_id = submit(sys.argv[1], sys.argv[2], "生成初始化代码")
    poll(task_id)
    result = requests.get(f"{BASE_URL}/api/v1/tasks/{task_id}/result").json()
    with open("generated_code.c", "w", encoding="utf-8") as f:
        f.write(result["generated_code"])
    listing = requests.get(f"{BASE_URL}/api/v1/tasks").json()
    print("known:", len(listing["tasks"]), "completed:", listing["stats"]["completed"])


main()
