package org.healthrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.healthrecord.admin.door.MessageDoor;
import org.healthrecord.fhir.exit.Exit;
import org.junit.jupiter.api.Test;

/** All ways by which something leaves the service: each asks the one door, or shows no person. */
class ExitsTest {
    /** What they answer holds nothing of a patient, or only what the caller has just sent. */
    private static final Set<String> SHOW_NO_PERSON = Set.of(
            "AccountOffice.endSessions",
            "AccountOffice.list",
            "AccountOffice.lock",
            "AccountOffice.resetFactor",
            "AccountOffice.roles",
            "AccountOffice.sessions",
            "AccountOffice.unlock",
            "AlarmController.acknowledge",
            "AlarmController.alarms",
            "AppsController.apps",
            "AppsController.takeBack",
            "BacklogController.backlog",
            "Batch.answer",
            "ClientController.change",
            "ClientController.client",
            "ClientController.clients",
            "ClientController.disable",
            "ClientController.enable",
            "ClientController.end",
            "ClientController.register",
            "ClientController.renewSecret",
            "CodeController.codes",
            "ConsentController.question",
            "Definitions.read",
            "Definitions.search",
            "DescriptionController.description",
            "FactorPages.code",
            "FactorPages.enrol",
            "FactorPages.picture",
            "HeldNumberController.answer",
            "InboxController.quarantine",
            "InboxController.summary",
            "IntakeController.submission",
            "IntakeController.submit",
            "IntakeElsewhere.refuse",
            "InvitationDesk.hand",
            "InvitationDesk.list",
            "InvitationDesk.withdraw",
            "InvitationPages.accept",
            "InvitationPages.acceptWithOwn",
            "InvitationPages.account",
            "InvitationPages.form",
            "InvitationPages.open",
            "JobController.find",
            "JobController.list",
            "JobController.restart",
            "JobController.start",
            "JobController.stop",
            "KeySetController.keySet",
            "LaunchController.launch",
            "LaunchController.launchable",
            "MessageController.find",
            "MessageController.search",
            "OwnAccount.email",
            "OwnAccount.me",
            "OwnAccount.password",
            "OwnFactor.confirm",
            "OwnFactor.offer",
            "OwnFactor.remove",
            "OwnFactor.renew",
            "OwnPasskeys.add",
            "OwnPasskeys.list",
            "OwnPasskeys.options",
            "OwnPasskeys.remove",
            "OwnProxies.end",
            "OwnProxies.invite",
            "OwnProxies.list",
            "OwnSessions.end",
            "OwnSessions.endAll",
            "OwnSessions.list",
            "PasskeyEntrance.answer",
            "PasskeyEntrance.options",
            "PasswordPages.address",
            "PasswordPages.ask",
            "PasswordPages.confirm",
            "PasswordPages.form",
            "PasswordPages.reset",
            "PeopleDesk.registrations",
            "PersonController.acknowledge",
            "PersonController.putBack",
            "PersonController.takeOut",
            "PreviewController.preview",
            "ReplayController.edited",
            "ReplayController.matching",
            "ReplayController.message",
            "ReplayController.record",
            "ReviewController.claim",
            "ReviewController.counts",
            "ReviewController.defer",
            "ReviewController.link",
            "ReviewController.never",
            "ReviewController.release",
            "ReviewController.undo",
            "ScorecardController.json",
            "ScorecardController.page",
            "SetUpPages.form",
            "SetUpPages.make",
            "SignInPages.form",
            "SignInPages.signIn",
            "SourceCodeController.rows",
            "SourceCodeController.say",
            "SourceController.add",
            "SourceController.change",
            "SourceController.decisions",
            "SourceController.end",
            "SourceController.pause",
            "SourceController.resume",
            "SourceController.source",
            "SourceController.sources",
            "SourceController.test",
            "SourceScoreController.scorecard",
            "StyleSheet.style",
            "SummaryStreamController.events");

    @Test
    void eachExitAsksTheDoorOrShowsNoPerson() {
        Set<String> exits = new TreeSet<>();
        Set<String> silent = new TreeSet<>();
        Endpoints.all().forEach(method -> (asksTheDoor(method) ? exits : silent).add(Endpoints.name(method)));
        assertThat(silent)
                .as("endpoints that show something without asking the door")
                .isEqualTo(new TreeSet<>(SHOW_NO_PERSON));
        assertThat(exits)
                .containsExactlyInAnyOrder(
                        "AuditEventProvider.read",
                        "AuditEventProvider.search",
                        "BreakGlassOperation.open",
                        "ChartResources.read",
                        "ChartResources.search",
                        "ConsentWriting.create",
                        "ConsentWriting.update",
                        "Everything.everything",
                        "EvidenceOperation.evidence",
                        "ExcerptController.excerpt",
                        "ExportOperations.group",
                        "ExportOperations.patients",
                        "ExportOperations.system",
                        "FoundDocuments.documents",
                        "GroupResources.create",
                        "GroupResources.delete",
                        "GroupResources.read",
                        "GroupResources.search",
                        "GroupResources.update",
                        "HeldNumberController.list",
                        "HeldNumberController.one",
                        "LastObservations.last",
                        "MatchOperation.match",
                        "MessageController.detail",
                        "MessageController.raw",
                        "MessageController.text",
                        "PersonController.find",
                        "PersonController.links",
                        "PersonController.person",
                        "PersonController.suspicious",
                        "PersonController.waiting",
                        "PixOperation.find",
                        "ReviewController.compare",
                        "ReviewController.facts",
                        "ReviewController.list",
                        "SubscriptionResources.create",
                        "SubscriptionResources.delete",
                        "SubscriptionResources.events",
                        "SubscriptionResources.read",
                        "SubscriptionResources.search",
                        "SubscriptionResources.status",
                        "SubscriptionResources.statusOfAll",
                        "SubscriptionResources.token",
                        "SubscriptionResources.update",
                        "Summary.summary");
    }

    /** Whether a call of the method can lead to the door, by classes of our own. */
    private static boolean asksTheDoor(JavaMethod method) {
        Deque<JavaCodeUnit> open = new ArrayDeque<>(Set.of(method));
        Set<JavaCodeUnit> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            JavaCodeUnit next = open.pop();
            if (next.getOwner().isEquivalentTo(Exit.class) || next.getOwner().isEquivalentTo(MessageDoor.class)) {
                return true;
            }
            called(next).filter(seen::add).forEach(open::add);
        }
        return false;
    }

    /** Of what is made at the door also what it does later, when a page is shown. */
    private static Stream<JavaCodeUnit> called(JavaCodeUnit unit) {
        Stream<JavaCodeUnit> methods = Stream.concat(
                        unit.getMethodCallsFromSelf().stream(), unit.getMethodReferencesFromSelf().stream())
                .flatMap(call -> call.getTarget().resolveMember().stream());
        Stream<JavaCodeUnit> later = unit.getConstructorCallsFromSelf().stream()
                .map(JavaAccess::getTargetOwner)
                .filter(made -> made.getPackageName().equals(Exit.class.getPackageName()))
                .flatMap(made -> made.getMethods().stream());
        return Stream.concat(methods, later)
                .filter(u -> u.getOwner().getPackageName().startsWith("org.healthrecord"));
    }
}
