"""Channels: the media through which customers meet a touchpoint, and the names that they have elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

OTHER_CHANNEL = "other"

NAMED_ELSEWHERE: Mapping[str, tuple[str, ...]] = {
    "website": (
        "web", "internet", "online", "homepage", "web page", "landing page", "online shop", "web shop", "portal",
        "customer portal", "webseite", "webauftritt", "internetseite", "kundenportal", "site", "site web",
        "site internet", "page web", "portail",
    ),
    "app": ("mobile app", "smartphone app", "application", "push", "push notification", "handy app", "appli"),
    "email": ("mail", "courriel", "mél", "courrier électronique", "newsletter"),
    "sms": ("text", "text message", "texting", "textnachricht", "kurznachricht", "texto", "message texte"),
    "phone": (
        "telephone", "call", "phone call", "hotline", "call centre", "call center", "telefon", "anruf", "telefonat",
        "téléphone", "appel", "appel téléphonique", "centre d'appels",
    ),
    "chat": ("live chat", "web chat", "chatbot", "messenger", "whatsapp", "messagerie instantanée"),
    "social": (
        "social media", "social network", "facebook", "instagram", "linkedin", "tiktok", "youtube", "soziale medien",
        "soziales netzwerk", "soziale netzwerke", "réseau social", "réseaux sociaux", "médias sociaux",
    ),
    "post": (
        "letter", "postal mail", "direct mail", "mail", "postcard", "brief", "briefpost", "postkarte", "lettre",
        "courrier", "courrier postal", "carte postale",
    ),
    "store": (
        "branch", "branch office", "shop", "outlet", "retail", "counter", "point of sale", "filiale", "laden",
        "ladengeschäft", "geschäft", "schalter", "magasin", "boutique", "agence", "succursale", "guichet",
        "point de vente",
    ),
    "in-person": (
        "face to face", "personal", "visit", "persönlich", "vor ort", "besuch", "en personne", "face à face", "visite",
    ),
    "packaging": ("package", "box", "wrapping", "verpackung", "emballage"),
    "invoice": ("bill", "billing", "rechnung", "facture", "facturation"),
    "print": (
        "printed", "leaflet", "flyer", "brochure", "booklet", "poster", "gedruckt", "druck", "faltblatt", "broschüre",
        "flugblatt", "plakat", "imprimé", "dépliant", "prospekt", "prospectus", "affiche",
    ),
    "outdoor": (
        "out of home", "ooh", "billboard", "poster", "signage", "außenwerbung", "plakat", "plakatwand", "affichage",
        "affiche", "panneau",
    ),
    "tv": ("television", "tv spot", "fernsehen", "télé", "télévision"),
    "radio": ("radio spot", "rundfunk", "hörfunk"),
    "event": (
        "fair", "trade fair", "trade show", "exhibition", "veranstaltung", "messe", "événement", "évènement", "salon",
    ),
    "product": ("goods", "produkt", "ware", "produit"),
    OTHER_CHANNEL: ("others", "misc", "miscellaneous", "sonstige", "sonstiges", "andere", "anderes", "autre"),
}  # fmt: skip
"""Each channel, and what people call it in English, German and French; a name of two channels has two readings."""

STANDARD_CHANNELS = tuple(NAMED_ELSEWHERE)


def channels_with(added: Iterable[str]) -> tuple[str, ...]:
    """The channels of a site that has added some of its own."""
    return (*STANDARD_CHANNELS, *added)
