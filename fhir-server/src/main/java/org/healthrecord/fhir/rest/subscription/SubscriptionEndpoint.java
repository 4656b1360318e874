package org.healthrecord.fhir.rest.subscription;

import jakarta.servlet.ServletContext;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import org.healthrecord.fhir.rest.FhirRole;
import org.healthrecord.fhir.subscription.Sockets;
import org.healthrecord.fhir.subscription.Subscriptions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What of subscriptions is reached over HTTP and by websocket. */
@Configuration
@FhirRole
@Import(SubscriptionResources.class)
public class SubscriptionEndpoint {

    /** Registers the websocket once the web server's container for them is there. */
    @Bean
    SmartInitializingSingleton subscriptionWebsocket(
            ObjectProvider<ServletContext> context, Subscriptions subscriptions, Sockets sockets) {
        return () -> context.ifAvailable(servlets -> {
            if (servlets.getAttribute(ServerContainer.class.getName()) instanceof ServerContainer container) {
                register(container, new SubscriptionSocket(subscriptions, sockets));
            }
        });
    }

    private static void register(ServerContainer container, SubscriptionSocket socket) {
        try {
            container.addEndpoint(
                    ServerEndpointConfig.Builder.create(SubscriptionSocket.class, "/fhir" + SubscriptionSocket.PATH)
                            .configurator(new ServerEndpointConfig.Configurator() {
                                @Override
                                public <T> T getEndpointInstance(Class<T> type) {
                                    return type.cast(socket);
                                }
                            })
                            .build());
        } catch (DeploymentException e) {
            throw new IllegalStateException(e);
        }
    }
}
