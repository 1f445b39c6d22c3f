/** The shape of a page while it loads. */
export default function Loading() {
  return (
    <div role="status" className="flex flex-col gap-6">
      <span className="sr-only">Loading …</span>
      <div className="h-12 w-64 rounded-card bg-raised" />
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 md:grid-cols-3 xl:grid-cols-5">
        {[1, 2, 3, 4, 5].map((i) => <div key={i} className="h-36 rounded-card bg-raised" />)}
      </div>
      <div className="h-96 rounded-card bg-raised" />
    </div>
  );
}
