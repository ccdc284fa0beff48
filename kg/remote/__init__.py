"""A graph on a SPARQL server: pushed there, asked there, a small part of it brought here.

push: a store or graph file to a server · asking: a query as on a file · around: what a picture or an explanation
needs. Below them: address (what a user may give), wire (HTTP, faults and patience), services (what the server has
where), marks (what is there already), local (what is to be there), sending (by either protocol).

Nothing is reached but the address the user gives. httpx comes with the extra [remote], and is imported here alone.
"""
