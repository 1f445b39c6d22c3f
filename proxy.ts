import { NextResponse, type NextRequest } from 'next/server';
import { isSameOrigin } from '@/app/api/sameOrigin';
import { findCustomer } from '@/lib/workspace/predict';
import { getWorkspace } from '@/lib/workspace/server/workspace';

/** Forms of the product are a few kilobytes; Next itself refuses a body over this with an error of the server. */
const MAX_FORM_BYTES = 1_000_000;

/**
 * Requests to pages that bring a body, and addresses that name a customer. Reading a page costs nothing here; bodies for the API
 * must not pass, because Next cuts what passes at 10 MiB.
 */
export const config = {
  matcher: [{ source: '/((?!api/|_next/).*)', has: [{ type: 'header', key: 'content-type' }] }, '/api/v1/customers/:path*', '/customers/:customerId+'],
};

/**
 * Refuses what Next would turn into an error of the server: an address that cannot be decoded, and posts that no page of ours
 * sends, being from another origin (or none), too large, or not the form that they claim to be. Who may do what is not decided here.
 * The page of an unknown customer gets its status here too, also where their ID cannot be decoded.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  if (!isDecodable(request.nextUrl.pathname)) {
    const [, customerId] = /^\/customers\/(.+)$/.exec(request.nextUrl.pathname) ?? [];
    if (customerId !== undefined && request.method !== 'POST') return asWritten(request, customerId);
    const error = { code: 'invalid_address', message: 'The address has a % that begins no character.' };
    return Response.json({ error }, { status: 400, headers: { 'Cache-Control': 'private, no-store' } });
  }
  if (request.method !== 'POST') return (await isUnknownCustomer(request.nextUrl.pathname)) ? NextResponse.next({ status: 404 }) : NextResponse.next();
  if (!isSameOrigin(request)) return refuse(403, 'This form was not sent from this site. Open the page and send it from there.');
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (Number.isNaN(length)) return refuse(411, 'The request must say how long its body is.');
  if (length > MAX_FORM_BYTES) return refuse(413, `A form has at most ${MAX_FORM_BYTES} bytes.`);
  if (request.headers.get('content-type')?.startsWith('multipart/')) {
    try {
      await request.clone().formData();
    } catch {
      return refuse(400, 'The form could not be read. Open the page again and send it from there.');
    }
  }
  return NextResponse.next();
}

/**
 * A page cannot choose its status: Next's notFound() does, and then sends an empty body that only a script fills
 * (github.com/vercel/next.js/issues/62228). So the page says what is wrong, and its status comes from here.
 */
async function isUnknownCustomer(pathname: string): Promise<boolean> {
  const [, customerId] = /^\/customers\/([^/]+)$/.exec(pathname) ?? [];
  // The download of a list lies beside the customers.
  if (customerId === undefined || customerId === 'export') return false;
  // Without a dataset the page itself says what is wrong.
  const workspace = await getWorkspace().catch(() => null);
  return workspace !== null && findCustomer(workspace, decodeURIComponent(customerId)) === null;
}

/** The page of the unknown customer whose ID is the text as it stands in the address, which says so and finds the nearest. */
function asWritten({ nextUrl }: NextRequest, customerId: string): Response {
  const page = nextUrl.clone();
  page.pathname = `/customers/${encodeURIComponent(customerId)}`;
  return NextResponse.rewrite(page, { status: 404 });
}

function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

function refuse(status: number, message: string): Response {
  return new Response(`${message}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' } });
}
