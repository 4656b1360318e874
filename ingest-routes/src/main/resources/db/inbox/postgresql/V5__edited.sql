-- Which message replaced another: few did, and the others should not cost more for it.
create index inbox_message_edited on inbox_message (edited_from) where edited_from is not null;
