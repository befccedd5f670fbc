import { compareWithSvd, exportDevice } from '../pipeline/export/job';
import type { JobContext } from '../pipeline/job/context';
import { inspectFile } from '../pipeline/job/inspect';
import { readBoard, readDevice } from '../pipeline/job/read';
import { runGenerate } from '../pipeline/run';
import type { Job } from './protocol';

/** Each kind of job and the piece of the pipeline that does it. Resolves with what the job is asked for. */
export async function runPipelineJob(job: Job, context: JobContext): Promise<unknown> {
  switch (job.kind) {
    case 'inspect': {
      const inspections = [];
      for (const file of job.files) inspections.push(await inspectFile(file, job.maxBytes));
      return inspections;
    }
    case 'datasheet':
      return (await readDevice(job.file, job, context)).device;
    case 'schematic':
      return (await readBoard(job.file, job, context)).board;
    case 'export-device':
      return exportDevice(job);
    case 'compare-svd':
      return compareWithSvd(job);
    case 'generate':
      return runGenerate(job, context);
  }
}
