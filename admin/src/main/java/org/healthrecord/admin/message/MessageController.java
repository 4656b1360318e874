package org.healthrecord.admin.message;

import org.healthrecord.admin.door.MessageDoor;
import org.healthrecord.admin.problem.BadRequestException;
import org.healthrecord.admin.problem.NoSuchMessageException;
import org.healthrecord.ingest.inbox.view.Archive;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Finds messages and shows them. */
@RestController
@RequestMapping("/admin/api/messages")
public class MessageController {
    private final MessageQuery messages;
    private final MessageDetailQuery details;
    private final MessageTexts texts;
    private final Archive archive;
    private final MessageDoor door;

    MessageController(
            MessageQuery messages, MessageDetailQuery details, MessageTexts texts, Archive archive, MessageDoor door) {
        this.messages = messages;
        this.details = details;
        this.texts = texts;
        this.archive = archive;
        this.door = door;
    }

    @GetMapping
    MessagePage find(@ModelAttribute MessageSearch search) {
        if (search.mrn() != null) {
            throw new BadRequestException(
                    "A record number does not belong in a URL; POST to /admin/api/messages/search.");
        }
        return messages.find(search);
    }

    @PostMapping("/search")
    MessagePage search(@RequestBody MessageSearch search) {
        return messages.find(search);
    }

    @GetMapping("/{id}")
    MessageDetail detail(@PathVariable String id) {
        door.require(id, null);
        return details.find(id).orElseThrow(NoSuchMessageException::new);
    }

    /** Decoded as the mapper decodes it, with the places of its issues. */
    @GetMapping("/{id}/text")
    MessageText text(@PathVariable String id) {
        door.require(id, null);
        return texts.find(id).orElseThrow(NoSuchMessageException::new);
    }

    /** As a download of no particular type, whatever it claims to be: a browser must not run what a sender wrote. */
    @GetMapping("/{id}/raw")
    ResponseEntity<byte[]> raw(@PathVariable String id) {
        door.require(id, null);
        Archive.ArchivedMessage message = archive.find(id).orElseThrow(NoSuchMessageException::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(id).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(message.payload().bytes());
    }
}
