package org.healthrecord.fhir.rest;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What of the endpoint's searches all nodes need: those that answer no questions also decide who is to be told of a change. */
@Configuration(proxyBeanMethods = false)
@Import(TypedSearches.class)
public class SearchConfiguration {}
