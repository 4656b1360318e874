package org.healthrecord.fhir.store;

import ca.uhn.fhir.context.FhirContext;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Sets how the server's parsers work when their context is made, before it is used. Nothing in the store refers to a
 * resource that is not written out, so none needs to be looked for at every encoding.
 */
final class ParserSettings implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof FhirContext context) {
            context.getParserOptions().setAutoContainReferenceTargetsWithNoId(false);
        }
        return bean;
    }
}
