package org.healthrecord.fhir.store;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.healthrecord.fhir.store.read.ChartPaging;
import org.healthrecord.fhir.store.search.ExactDates;
import org.healthrecord.fhir.store.type.ChartSearchParameters;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.healthrecord.fhir.store.type.HapiTypes;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * HAPI defines a store and a REST provider for each of the 146 resource types of R4. This takes back, before any of
 * them is made, the stores of types no chart holds and all the providers (they could write), and puts our own in the
 * place of some of HAPI's parts.
 */
public class OnlyWhatTheChartNeeds implements BeanDefinitionRegistryPostProcessor {
    private static final Pattern STORE = Pattern.compile("my(?!System)([A-Z][A-Za-z]+)DaoR4");
    private static final Pattern PROVIDER = Pattern.compile("my([A-Z][A-Za-z]+)RpR4");

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        for (String name : registry.getBeanDefinitionNames()) {
            if (isSpare(name)) {
                registry.removeBeanDefinition(name);
            }
        }
        replace(registry, "searchParamRegistry", ChartSearchParameters.class);
        replace(registry, "daoResourceLinkResolver", ReservingLinkResolver.class);
        replace(registry, "databaseBackedPagingProvider", ChartPaging.class);
        replace(registry, "newDatePredicateBuilder", ExactDates.class);
    }

    private static boolean isSpare(String bean) {
        Matcher store = STORE.matcher(bean);
        if (store.matches()) {
            String type = store.group(1);
            return !ChartTypes.holds(type) && !HapiTypes.needs(type);
        }
        return PROVIDER.matcher(bean).matches();
    }

    private static void replace(BeanDefinitionRegistry registry, String bean, Class<?> by) {
        RootBeanDefinition ours = new RootBeanDefinition(by);
        ours.setScope(registry.getBeanDefinition(bean).getScope());
        ours.setPrimary(registry.getBeanDefinition(bean).isPrimary());
        registry.removeBeanDefinition(bean);
        registry.registerBeanDefinition(bean, ours);
    }
}
