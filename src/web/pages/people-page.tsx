import { Accounts } from '../components/people/accounts.tsx';
import { ApiKeys } from '../components/people/api-keys.tsx';
import { Invitations } from '../components/people/invitations.tsx';
import '../styles/screens.css';
import '../styles/people.css';

/** Who may come in, and by what: accounts, invitations, keys. */
export function PeoplePage() {
  return (
    <main className="page-body people-page">
      <Accounts />
      <Invitations />
      <ApiKeys />
    </main>
  );
}
