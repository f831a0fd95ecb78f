import { Skeleton } from 'antd';

/** Stands in for what is being fetched, and says so. */
export function Loading({ text }: { readonly text: string }) {
  return (
    <div aria-busy="true">
      <p role="status">{text}</p>
      <Skeleton active title={false} />
    </div>
  );
}
