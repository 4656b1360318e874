package org.healthrecord.ingest.source.definition;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Turns the configured channels that are fetched from into channels, or into problems. */
final class PulledReader {
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]+");
    /** FHIR R4, datatype id. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private static final Pattern HOST_KEY = Pattern.compile("[a-z0-9@.-]+ [A-Za-z0-9+/]+={0,2}");
    private static final DataSize LARGEST_MESSAGE = DataSize.ofGigabytes(1);

    private final String id;
    private final Problems problems;

    PulledReader(String id, Problems problems) {
        this.id = id;
        this.problems = problems;
    }

    @Nullable
    Channel sftp(PullProperties.@Nullable Sftp sftp) {
        if (sftp == null || !sftp.enabled()) {
            return null;
        }
        var host = required("sftp host", sftp.host());
        var user = required("sftp user", sftp.user());
        check(sftp.port() > 0 && sftp.port() < 65536, "sftp port must be from 1 to 65535");
        check(sftp.password() != null || sftp.privateKey() != null, "sftp needs a password or a private-key");
        check(
                !sftp.hostKeys().isEmpty(),
                "sftp needs host-keys, the server's own, as ssh-keyscan prints them without the host");
        check(
                sftp.hostKeys().stream().allMatch(key -> HOST_KEY.matcher(key).matches()),
                "sftp host-keys must each be an algorithm and a key in base64");
        check(sftp.pgpKey() != null || sftp.pgpPassphrase() == null, "sftp pgp-passphrase needs a pgp-key");
        check(sftp.maxFiles() > 0, "sftp max-files must be at least 1");
        var moveTo = sftp.moveTo();
        check(moveTo == null || !moveTo.isBlank() && !moveTo.contains("/"), "sftp move-to must name one folder");
        var login = new Channel.Login(user, sftp.password(), sftp.privateKey(), sftp.passphrase());
        var folder =
                new Channel.Folder(sftp.directory(), sftp.pattern(), sftp.doneFile(), sftp.settleTime(), sftp.moveTo());
        return new Channel.Sftp(
                host,
                sftp.port(),
                login,
                sftp.hostKeys(),
                folder,
                sftp.pgpKey() == null ? null : new Channel.PgpKey(sftp.pgpKey(), sftp.pgpPassphrase()),
                positive("sftp interval", sftp.interval()),
                positive("sftp timeout", sftp.timeout()),
                size("sftp max-size", sftp.maxSize(), LARGEST_MESSAGE),
                sftp.maxFiles());
    }

    @Nullable
    Channel search(PullProperties.@Nullable FhirSearch search) {
        if (search == null || !search.enabled()) {
            return null;
        }
        var name = "fhir-search";
        check(!search.types().isEmpty(), name + " needs types, for instance [Patient, Condition]");
        types(name, search.types());
        check(search.patients().stream().allMatch(p -> ID.matcher(p).matches()), name + " patients must be ids");
        check(search.pageSize() > 0 && search.pageSize() <= 1000, name + " page-size must be from 1 to 1000");
        check(search.maxPages() > 0, name + " max-pages must be at least 1");
        check(!search.overlap().isNegative(), name + " overlap must not be negative");
        if (search.compare() != null) {
            positive(name + " compare", search.compare());
        }
        var size = size(name + " max-size", search.maxSize(), LARGEST_MESSAGE);
        var server = server(name, search.base(), search.auth(), search.timeout(), size, search.allowHttp());
        var asked = new Channel.Asked(
                search.types(), search.categories(), search.patients(), search.pageSize(), search.maxPages());
        return new Channel.Search(
                server, asked, positive(name + " interval", search.interval()), search.overlap(), search.compare());
    }

    @Nullable
    Channel bulk(PullProperties.@Nullable FhirBulk bulk) {
        if (bulk == null || !bulk.enabled()) {
            return null;
        }
        var name = "fhir-bulk";
        types(name, bulk.types());
        var group = bulk.group();
        check(group == null || ID.matcher(group).matches(), name + " group must be an id");
        check(bulk.parallel() > 0 && bulk.parallel() <= 16, name + " parallel must be from 1 to 16");
        var size = size(name + " max-size", bulk.maxSize(), DataSize.ofTerabytes(1));
        var server = server(name, bulk.base(), bulk.auth(), bulk.timeout(), size, bulk.allowHttp());
        return new Channel.Bulk(
                server,
                group,
                bulk.types(),
                bulk.fileHosts(),
                positive(name + " interval", bulk.interval()),
                bulk.parallel(),
                (int) size(name + " max-line", bulk.maxLine(), DataSize.ofMegabytes(512)),
                positive(name + " patience", bulk.patience()));
    }

    private void types(String name, List<String> types) {
        check(types.stream().allMatch(t -> TYPE.matcher(t).matches()), name + " types must be resource types");
    }

    private FhirAccess server(
            String name,
            @Nullable URI base,
            PullProperties.@Nullable Auth auth,
            Duration timeout,
            long maxSize,
            boolean allowHttp) {
        var address = address(name + " base", base, allowHttp);
        var signIn = auth == null ? new FhirAccess.Anonymous() : signIn(name, auth, allowHttp);
        return new FhirAccess(address, signIn, positive(name + " timeout", timeout), maxSize, allowHttp);
    }

    private URI address(String key, @Nullable URI uri, boolean allowHttp) {
        if (uri == null || uri.getHost() == null || uri.getScheme() == null) {
            problems.add(id, key + " must be an address, https://...");
            return URI.create("https://invalid");
        }
        check(uri.getUserInfo() == null && uri.getQuery() == null, key + " must hold no user and no query");
        check(
                uri.getScheme().equals("https") || uri.getScheme().equals("http") && allowHttp,
                key + " must begin with https://, unless allow-http lets records travel in the clear");
        var text = uri.toString();
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    private FhirAccess.SignIn signIn(String name, PullProperties.Auth auth, boolean allowHttp) {
        if (auth.token() != null) {
            return new FhirAccess.Bearer(auth.token());
        }
        var url = address(name + " auth token-url", auth.tokenUrl(), allowHttp);
        var client = required(name + " auth client-id", auth.clientId());
        if (auth.clientSecret() != null) {
            return new FhirAccess.ClientCredentials(url, client, auth.clientSecret(), auth.scope());
        }
        var algorithm = "ES384".equals(auth.algorithm()) ? FhirAccess.Algorithm.ES384 : FhirAccess.Algorithm.RS384;
        check(algorithm.name().equals(auth.algorithm()), name + " auth algorithm must be RS384 or ES384");
        return new FhirAccess.SignedAssertion(url, client, auth.scope(), algorithm);
    }

    private String required(String key, @Nullable String text) {
        check(text != null && !text.isBlank(), key + " is missing");
        return Objects.requireNonNullElse(text, "");
    }

    private Duration positive(String key, Duration duration) {
        check(!duration.isNegative() && !duration.isZero(), key + " must be more than nothing");
        return duration;
    }

    private long size(String key, DataSize size, DataSize largest) {
        check(size.toBytes() > 0 && size.compareTo(largest) <= 0, key + " must be from 1 byte to " + largest);
        return size.toBytes();
    }

    private void check(boolean holds, String problem) {
        if (!holds) {
            problems.add(id, problem);
        }
    }
}
