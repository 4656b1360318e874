package org.healthrecord.ingest.source.definition;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** The channels over which records are fetched, as configured, not yet checked. */
public final class PullProperties {
    private PullProperties() {}

    /**
     * @param hostKeys   the server's keys, each as a line of OpenSSH without the host: {@code ssh-ed25519 AAAA...}
     * @param privateKey ours, as PEM or OpenSSH text
     * @param pgpKey     our private OpenPGP key, as armored text, for files named {@code *.pgp}, {@code *.gpg} or {@code *.asc}
     * @param pattern    of file names: {@code *} and {@code ?}
     * @param doneFile   the ending of the empty file that says a file is complete; without it a file is complete when it
     *                   has not changed for the settle time
     * @param moveTo     the folder, below the directory, for files that were taken; without it they stay, and what was
     *                   taken is remembered
     * @param maxFiles   most files of one turn
     */
    public record Sftp(
            @DefaultValue("true") boolean enabled,
            @Nullable String host,
            @DefaultValue("22") int port,
            @Nullable String user,
            @Nullable Secret password,
            @Nullable Secret privateKey,
            @Nullable Secret passphrase,
            @Nullable Secret pgpKey,
            @Nullable Secret pgpPassphrase,
            @DefaultValue List<String> hostKeys,
            @DefaultValue(".") String directory,
            @DefaultValue("*") String pattern,
            @Nullable String doneFile,
            @DefaultValue("30s") Duration settleTime,
            @Nullable String moveTo,
            @DefaultValue("5m") Duration interval,
            @DefaultValue("30s") Duration timeout,
            @DefaultValue("200MB") DataSize maxSize,
            @DefaultValue("1000") int maxFiles) {}

    /**
     * @param base       the address of the server, {@code https://...}
     * @param types      what is asked for, each a resource type
     * @param categories those of Observation that the server must be asked for one by one; none asks for all at once
     * @param patients   the ids of the patients asked for; none asks for everybody the server shows
     * @param overlap    how far before the last round the next one begins: what was written meanwhile may be older than it
     * @param compare    how often all ids are compared, so that what is gone there is withdrawn here; none never does
     * @param allowHttp  whether records and secrets may travel in the clear
     */
    public record FhirSearch(
            @DefaultValue("true") boolean enabled,
            @Nullable URI base,
            @DefaultValue List<String> types,
            @DefaultValue List<String> categories,
            @DefaultValue List<String> patients,
            @DefaultValue("100") int pageSize,
            @DefaultValue("2000") int maxPages,
            @DefaultValue("15m") Duration interval,
            @DefaultValue("10m") Duration overlap,
            @Nullable Duration compare,
            @DefaultValue("60s") Duration timeout,
            @DefaultValue("50MB") DataSize maxSize,
            @DefaultValue("false") boolean allowHttp,
            @Nullable Auth auth) {}

    /**
     * @param group     the id of the group to export; without it the whole system
     * @param types     asks for these types alone; none asks for all
     * @param fileHosts hosts beside the server's own that its files may be fetched from, without our token
     * @param parallel  how many files are fetched at a time
     * @param maxSize   most bytes of one file
     * @param maxLine   most bytes of one resource
     * @param patience  how long the server may work on an export before it is cancelled
     */
    public record FhirBulk(
            @DefaultValue("true") boolean enabled,
            @Nullable URI base,
            @Nullable String group,
            @DefaultValue List<String> types,
            @DefaultValue List<String> fileHosts,
            @DefaultValue("24h") Duration interval,
            @DefaultValue("2") int parallel,
            @DefaultValue("60s") Duration timeout,
            @DefaultValue("12h") Duration patience,
            @DefaultValue("20GB") DataSize maxSize,
            @DefaultValue("16MB") DataSize maxLine,
            @DefaultValue("false") boolean allowHttp,
            @Nullable Auth auth) {}

    /**
     * How we sign in at a FHIR server; without any of it not at all.
     *
     * @param token        a bearer token that is always the same
     * @param tokenUrl     where tokens are given out
     * @param clientSecret of OAuth client credentials; without it we sign with our key (SMART backend services)
     * @param algorithm    RS384 or ES384
     */
    public record Auth(
            @Nullable Secret token,
            @Nullable URI tokenUrl,
            @Nullable String clientId,
            @Nullable Secret clientSecret,
            @DefaultValue("system/*.rs") String scope,
            @DefaultValue("RS384") String algorithm) {}
}
