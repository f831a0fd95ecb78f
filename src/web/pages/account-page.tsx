import { ApiKeys } from '../components/people/api-keys.tsx';
import { ChangePassword } from '../components/people/change-password.tsx';
import type { PageRoute } from '../state/page-route.ts';
import '../styles/screens.css';
import '../styles/people.css';

/** What concerns one's own account. */
export function AccountPage({ route }: { readonly route: PageRoute }) {
  return <main className="page-body people-page">{route.page === 'password' ? <ChangePassword /> : <ApiKeys />}</main>;
}
