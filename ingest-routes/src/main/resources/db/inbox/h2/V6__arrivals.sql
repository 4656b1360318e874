-- What arrives changes few pages: H2 writes and syncs each of them whole. A digest is found by its start; that no two
-- messages are the same sees the one writer, who looks before it inserts.
alter table inbox_message add column digest_start varchar(12) generated always as (left(sha256, 12));
create index inbox_message_digest on inbox_message (digest_start);
alter table inbox_message drop constraint inbox_message_once;
-- Most messages fit into their row; H2 keeps three more indexes for what is stored beside the rows.
set max_length_inplace_lob 4096;
