import { RenderService } from "./render-service";
import type { RenderCommand } from "./worker-protocol";

const service = new RenderService((reply, transfer) =>
  self.postMessage(reply, { transfer: [...(transfer ?? [])] as Transferable[] }),
);

self.onmessage = ({ data }: MessageEvent<RenderCommand>) => service.handle(data);
