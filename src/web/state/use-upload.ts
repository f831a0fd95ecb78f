import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { discardUpload } from '../service/batch-service.ts';
import { uploadFile } from '../service/upload-file.ts';

/** Send one file at a time; a new one, or calling off, stops the one before. */
export function useUpload() {
  const controller = useRef<AbortController>(undefined);
  const [sentShare, setSentShare] = useState(0);
  const { mutate, reset, data, error, isPending, variables } = useMutation({
    mutationFn: (file: File) => {
      controller.current?.abort();
      controller.current = new AbortController();
      setSentShare(0);
      return uploadFile(file, { signal: controller.current.signal, onProgress: setSentShare });
    },
  });
  useEffect(() => () => controller.current?.abort(), []);
  const clear = () => {
    controller.current?.abort();
    if (data !== undefined) void discardUpload(data.uploadId);
    reset();
  };
  return { send: mutate, clear, file: variables, upload: data, error, isPending, sentShare };
}
