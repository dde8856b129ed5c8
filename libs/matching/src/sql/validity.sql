select case
  when matched.valid_from > today then 'posting-not-valid-yet'
  when matched.valid_through < today then 'posting-expired'
end as failed
from view.match_posting matched
where matched.posting_id = standing.posting_id
