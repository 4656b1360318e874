package org.healthrecord.app;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.Update;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All methods of the service that answer a request, found in its classes. */
final class Endpoints {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.healthrecord");

    private static final List<Class<? extends Annotation>> FHIR = List.of(
            Read.class, Search.class, Create.class, Update.class, Delete.class, Transaction.class, Operation.class);

    private Endpoints() {}

    static Stream<JavaMethod> all() {
        return CLASSES.stream().flatMap(type -> type.getMethods().stream().filter(method -> isEndpoint(type, method)));
    }

    static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + '.' + method.getName();
    }

    private static boolean isEndpoint(JavaClass type, JavaMethod method) {
        boolean web = type.isAnnotatedWith(RestController.class) && method.isMetaAnnotatedWith(RequestMapping.class);
        return web || FHIR.stream().anyMatch(method::isAnnotatedWith);
    }
}
