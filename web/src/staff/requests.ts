// What the team's pages ask of the server, each with its own name.
import { rest } from '../api';
import type {
  ApiToken,
  AuditPage,
  ChallengeCard,
  ChallengeDetails,
  ChangeStaff,
  Comparison,
  CreateApiToken,
  CreatedApiToken,
  CreatedInvite,
  CreateInvite,
  CreateRoom,
  CreateStaff,
  Event,
  EventsPage,
  Invite,
  JudgedResult,
  KeptNote,
  LogIn,
  Me,
  RoomCard,
  RoomId,
  ScorecardPage,
  SetUp,
  StaffMember,
  WriteNote,
  WriteScorecard,
} from '../protocol/generated';

const room = (id: RoomId) => `/rooms/${encodeURIComponent(id)}`;
const challenge = (id: string) => `/challenges/${encodeURIComponent(id)}`;

export const whoAmI = () => rest.get<Me>('/me');
export const setUp = (body: SetUp) => rest.post('/setup', body);
export const logIn = (body: LogIn) => rest.post('/login', body);
export const logOut = () => rest.post('/logout');

export const listChallenges = () => rest.get<ChallengeCard[]>('/challenges');
export const getChallenge = (id: string) => rest.get<ChallengeDetails>(challenge(id));
export const compare = (id: string) => rest.get<Comparison>(`${challenge(id)}/comparison`);

export const listRooms = () => rest.get<RoomCard[]>('/rooms');
export const getRoom = (id: RoomId) => rest.get<RoomCard>(room(id));
export const createRoom = (body: CreateRoom) => rest.post<RoomCard>('/rooms', body);
export const deleteRoom = (id: RoomId) => rest.delete(room(id));

export const listInvites = (id: RoomId) => rest.get<Invite[]>(`${room(id)}/invites`);
export const createInvite = (id: RoomId, body: CreateInvite) =>
  rest.post<CreatedInvite>(`${room(id)}/invites`, body);
export const revokeInvite = (id: RoomId, invite: number) => rest.delete(`${room(id)}/invites/${invite}`);

export const getScorecard = (id: RoomId) => rest.get<ScorecardPage>(`${room(id)}/scorecard`);
export const putScorecard = (id: RoomId, body: WriteScorecard) =>
  rest.put<ScorecardPage | undefined>(`${room(id)}/scorecard`, body);

export const rejudge = (id: RoomId, sequence: number, hidden: boolean) =>
  rest.post<JudgedResult>(`${room(id)}/rejudge`, { sequence, hidden });

export const listStaff = () => rest.get<StaffMember[]>('/staff');
export const createStaff = (body: CreateStaff) => rest.post<StaffMember>('/staff', body);
export const changeStaff = (id: number, body: ChangeStaff) => rest.patch<StaffMember>(`/staff/${id}`, body);
export const listTokens = () => rest.get<ApiToken[]>('/tokens');
export const createToken = (body: CreateApiToken) => rest.post<CreatedApiToken>('/tokens', body);
export const revokeToken = (id: number) => rest.delete(`/tokens/${id}`);
export const audit = (before?: number) =>
  rest.get<AuditPage>(`/audit?limit=100${before === undefined ? '' : `&before=${before}`}`);

/** Where a room's files for keeping are. */
export const downloads = (id: RoomId) => ({
  recording: `/api${room(id)}/recording.jsonl`,
  page: `/api${room(id)}/export.html`,
  terminal: (run: number) => `/api${room(id)}/runs/${run}/terminal.cast`,
});

export const writeNote = (id: RoomId, body: WriteNote) => rest.post<KeptNote>(`${room(id)}/notes`, body);

/** The first page is small, so that there is soon something to see. */
const FIRST_PAGE = 1_000;
const PAGE = 10_000;

/** Every event of a room after one, page by page; `take` gets each page as it comes. */
export async function readEvents(id: RoomId, after: number, take: (events: Event[]) => void): Promise<void> {
  const read = (from: number, limit: number) =>
    rest.get<EventsPage>(`${room(id)}/events?after=${from}&limit=${limit}`);
  let page: EventsPage | null = await read(after, FIRST_PAGE);
  while (page !== null) {
    // The next one is on its way while this one is taken.
    const next: Promise<EventsPage> | null = page.next === null ? null : read(page.next, PAGE);
    try {
      take(page.events);
    } catch (error) {
      next?.catch(() => {});
      throw error;
    }
    page = await next;
  }
}
