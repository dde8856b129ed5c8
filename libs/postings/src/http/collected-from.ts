import type { PostingProposal } from '../commands/propose-posting.command';
import type { CollectPostingDto } from './dto/propose-posting.dto';

/** A collected posting as a proposal of the office that took it down. */
export function collectedFrom(body: CollectPostingDto, office: string): PostingProposal {
  const { terms, employerId, employerName, confirmedOn, synthetic, source } = body;
  return {
    form: terms,
    employer: { id: employerId ?? null, name: employerName ?? null },
    source: { system: source.system, externalId: source.externalId ?? null, url: source.url ?? null },
    synthetic: synthetic ?? false,
    collected: { office, confirmedOn },
  };
}
