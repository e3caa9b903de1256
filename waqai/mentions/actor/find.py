"""Scan → parties and targets: registered names, descriptions, persons.

In: a scan with the lexica of the room, and its phrases; what is known of the articles and the
places makes context names resolve. Out: one ActorMention per phrase in text order, none inside
another; a registered name inside a wider phrase (عناصر تنظيم داعش) gives it its id when the head
is of people. Definite nouns and family names point back to the party they stand for.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.lexicon.scan import Hit, Scan
from waqai.mentions.actor.anaphora import refer_back
from waqai.mentions.actor.cues import Choice, Cues
from waqai.mentions.actor.extent import alias_stop, led_by_stop, person_stop
from waqai.mentions.actor.lexica import ActorRow
from waqai.mentions.actor.persons import LED_BY, name_stop, starts
from waqai.mentions.actor.phrases import Phrases, is_joined
from waqai.mentions.actor.readings import is_head, is_title
from waqai.mentions.actor.tables import ActorTables
from waqai.mentions.actor.view import Setting, View
from waqai.model.mention import ActorMention, PlaceMention
from waqai.model.value import ActorRef

__all__ = ["ActorTables", "Setting", "find"]

_CLAN = frozenset({"بني", "بنو", "ال", "البو"})


def find(
    scan: Scan,
    tables: ActorTables,
    phrases: Phrases,
    *,
    settings: Sequence[Setting] = (),
    places: Sequence[PlaceMention] = (),
) -> list[ActorMention]:
    """The party and target phrases of a text, in text order, none inside another.

    Without `settings` no cue about dates and outlets holds; without `places` fewer about countries.
    """
    view = View(scan, tables, phrases, settings, places)
    return refer_back(view, _Finder(view).find())


class _Finder:
    def __init__(self, view: View) -> None:
        self.view = view
        self.scan = view.scan
        self.tables = view.tables
        self.cues = Cues(view)
        self.anchors = view.scan.rows("time_anchor")
        self.holders = {
            hit.first: hit
            for hit in view.scan.hits("time_anchor")
            if self.anchors[hit.forms[0].row].kind == "office_term"
        }

    def find(self) -> list[ActorMention]:
        view = self.view
        mentions: list[ActorMention] = []
        taken = 0
        persons = starts(view)
        for first in sorted({*view.names, *view.heads, *view.titles, *persons}):
            if first < taken:
                continue
            mention = self._at(first) or (self._person(first) if first in persons else None)
            while mention is not None:
                mentions.append(mention)
                taken = mention.stop
                mention = self._other_country(mention)
        return mentions

    def _at(self, first: int) -> ActorMention | None:
        view = self.view
        name, head, title = view.names.get(first), view.heads.get(first), view.titles.get(first)
        if head is not None and not is_head(view, head):
            head = None
        if title is not None and not is_title(view, title):
            title = None
        if view.is_cue(first, "abstract") and view.is_cue(first + 1, "abstract_kind"):
            return None  # النظام الأساسي, التيار الكهربائي
        if name is not None and view.is_cue(first, "also_verbal") and self._is_on(name.stop):
            name = None  # القضاء على: doing away with
        if name is not None and (head is None or name.stop >= head.stop):
            choice = self.cues.choose(name)
            if choice.is_party and not (choice.actor is None and title and title.stop > name.stop):
                if head is not None and self._is_wider(head, choice):
                    return self._described(head)
                if head is not None and self._takes_genitive(head, choice):
                    return self._described(head, choice.actor)
                return self._registered(name, choice, head)
        if title is not None and self._is_office(title, head):
            return self._titled(title)
        if head is not None:
            return self._described(head)
        return None

    def _is_wider(self, head: Hit, choice: Choice) -> bool:
        """True if the head says more than an open name or a general one (جندي أوكراني)."""
        if head.stop != choice.stop or choice.actor is None:
            return choice.actor is None and head.stop <= choice.stop
        if not choice.actor.id.startswith("generic-"):
            return False
        has_name = self.view.head_row(head).shape == "name"
        return has_name or self.view.country_at(choice.stop) is not None

    def _takes_genitive(self, head: Hit, choice: Choice) -> bool:
        """True if a party, a place or a word with the article says whose people they are."""
        if choice.actor is None or not choice.actor.id.startswith("generic-"):
            return False
        view, at = self.view, head.stop
        if head.stop != choice.stop:
            return False
        last = view.words[at - 1].folded
        if at >= len(view.words) or view.has_article(head) or last.endswith(("ون", "ين", "ان")):
            return False
        if view.words[at - 1].raw.endswith(("اً", "ًا")) or head.peel.enclitic:
            return False
        is_named = at in view.names or (at in view.place_names and at not in view.heads)
        return (is_named or self._is_article(at)) and view.phrases.stop(head.first) > at

    def _is_office(self, title: Hit, head: Hit | None) -> bool:
        """True if a word that may be a rank or a body (لواء, طيار) is the rank: a name follows."""
        if head is None or title.stop > head.stop:
            return True
        if head.stop > title.stop:
            return False
        if not self.view.has_article(title) and title.stop not in self.view.given:
            return False  # لواء زينبيون: a unit
        return name_stop(self.view, title.stop, after_title=True) > title.stop

    def _registered(self, hit: Hit, choice: Choice, head: Hit | None) -> ActorMention:
        actor = choice.actor
        stop = choice.stop  # an indefinite description takes no article: مسلحون مجهولون | النار
        is_description = actor is None or actor.id.startswith("generic-")
        if not (is_description and self._is_article(stop) and not self.view.has_article(hit)):
            is_office = hit.first in self.view.titles
            stop = self.view.phrases.stop(hit.first, minimum=stop, is_name=not is_office)
        rule = "actor/register@2" if actor else "actor/context-name@2"
        if actor is not None:
            self.cues.name(actor.id, hit.first)
            stop = alias_stop(self.view, stop, actor.id)
        if choice.kind == "person_office" or hit.first in self.view.titles:
            named = person_stop(self.view, stop)
            if named > stop:
                if self.view.country_at(stop - 1) is None:
                    actor = self._holder(stop, named) or actor
                stop, rule = named, "actor/person-office@1"
        stop = led_by_stop(self.view, stop)
        span = self.scan.inner_span(hit.first, stop, hit.peel.letters_before)
        words = self.scan.text[slice(*span)]
        ref = _ref(words, actor, None) if actor else ActorRef(words, kind=choice.kind)
        return ActorMention(
            first=hit.first,
            stop=stop,
            span=span,
            rule=rule,
            ref=ref,
            role="party",
            head=self.view.head_row(head).id if head else None,
            is_definite=True,
            is_registered=actor is not None,
        )

    def _described(self, hit: Hit, general: ActorRow | None = None) -> ActorMention:
        """A description; `general`: whom it means when it names no party (سكان, مسلحون)."""
        view = self.view
        row = self.view.head_row(hit)
        is_owned = bool(hit.peel.enclitic)  # قواتنا takes no genitive
        minimum = hit.stop if is_owned or hit.stop > hit.first + 1 else None
        stop = view.phrases.stop(hit.first, minimum=minimum, is_name=is_owned)
        rule = "actor/head@2"
        if row.kind == "tribal" and stop < len(view.words) and view.words[stop].folded in _CLAN:
            stop = min(stop + 2, len(view.words))  # قبيلة بني فلان
        is_definite = view.has_article(hit) or bool(hit.peel.enclitic)
        if row.shape == "person":
            named = name_stop(view, stop, after_title=is_definite)
            if named > stop:
                stop, rule = person_stop(view, stop), "actor/person-head@1"
        elif row.shape == "name":
            stop = alias_stop(view, stop, None)
        stop = led_by_stop(view, stop)
        span = self.scan.inner_span(hit.first, stop, hit.peel.letters_before)
        owner = country = None
        if row.id.startswith("position"):  # a news site: موقع "سكاي نيوز عربية"
            outlet = self._owner(hit.first, stop)
            if outlet is not None and outlet.kind in ("media", "agency"):
                return ActorMention(
                    first=hit.first,
                    stop=stop,
                    span=span,
                    rule="actor/outlet@1",
                    ref=_ref(self.scan.text[slice(*span)], outlet, None),
                    head=None,
                    is_definite=True,
                    is_registered=True,
                )
        if row.role == "party":
            owner = self._owner(hit.first, stop)
            country = self._country(hit.first, stop)
            if owner is None and country is not None:
                owner = self.tables.body_of(country, row.kind)
            if owner is None and country is None:
                owner = general
        words = self.scan.text[slice(*span)]
        return ActorMention(
            first=hit.first,
            stop=stop,
            span=span,
            rule=rule,
            ref=_ref(words, owner, None)
            if owner
            else ActorRef(words, None, None, row.kind, country),
            role=row.role,
            head=row.id,
            number=hit.forms[0].feature or None,
            is_definite=is_definite,
            is_registered=owner is not None,
        )

    def _titled(self, hit: Hit) -> ActorMention:
        view = self.view
        row = self.tables.titles[hit.forms[0].row]
        is_single = hit.stop == hit.first + 1
        # a body's name may begin inside the title: زعيم تنظيم | القاعدة في جزيرة العرب
        inside = [view.names[at].stop for at in range(hit.first + 1, hit.stop) if at in view.names]
        least = max([hit.stop, *inside])
        stop = view.phrases.stop(hit.first, minimum=None if is_single else least)
        owner = self._owner(hit.first, stop)
        country = owner.country if owner else self._country(hit.first, stop)
        stop = person_stop(view, stop)
        span = self.scan.inner_span(hit.first, stop, hit.peel.letters_before)
        words = self.scan.text[slice(*span)]
        return ActorMention(
            first=hit.first,
            stop=stop,
            span=span,
            rule="actor/title@1",
            ref=ActorRef(
                words,
                owner.name_en if owner else None,
                owner.id if owner else None,
                row.kind,
                country or None,
            ),
            role="party",
            head=row.id,
            number=hit.forms[0].feature or "sg",
            is_definite=view.has_article(hit) or stop > hit.stop,
            is_registered=False,
        )

    def _person(self, first: int) -> ActorMention | None:
        view = self.view
        is_leader = first > 0 and view.words[first - 1].folded in LED_BY
        named = name_stop(view, first, after_title=is_leader)
        if named == first:
            return None
        stop = person_stop(view, first, named=named)
        owner = self._owner(named, stop) if stop > named else None
        given = view.given.get(first)
        letters = given.peel.letters_before if given else 0
        if given is None and is_joined(view.words[first]):
            letters = 1
        span = self.scan.inner_span(first, stop, letters)
        return ActorMention(
            first=first,
            stop=stop,
            span=span,
            rule="actor/person@1",
            ref=ActorRef(
                self.scan.text[slice(*span)],
                owner.name_en if owner else None,
                owner.id if owner else None,
                "person",
                owner.country or None if owner else None,
            ),
            role="party",
            number="sg",
            is_definite=True,
        )

    def _other_country(self, mention: ActorMention) -> ActorMention | None:
        """The second party of القوات الأميركية والأوكرانية: an adjective joined to another."""
        view = self.view
        at = mention.stop
        hit = view.nationalities.get(at)
        before = view.country_at(at - 1)
        if mention.role != "party" or hit is None or before is None:
            return None
        country = view.country_at(at)
        if hit.peel.proclitic != "و" or country is None or country == before:
            return None
        kind = mention.ref.kind or ""
        actor = self.tables.body_of(country, kind)
        stop = view.phrases.stop(at)
        span = self.scan.inner_span(at, stop, hit.peel.letters_before)
        words = self.scan.text[slice(*span)]
        return ActorMention(
            first=at,
            stop=stop,
            span=span,
            rule="actor/other-country@1",
            ref=_ref(words, actor, None) if actor else ActorRef(words, None, None, kind, country),
            role="party",
            head=mention.head,
            number=mention.number,
            is_definite=mention.is_definite,
            is_registered=actor is not None,
        )

    def _holder(self, first: int, stop: int) -> ActorRow | None:
        """The office that the person named in a range held: الرئيس | باراك أوباما."""
        for at in range(first, stop):
            hit = self.holders.get(at)
            if hit is not None:
                title, country, *_ = self.anchors[hit.forms[0].row].id.split("-")
                office = f"{country}-{title.replace('_', '-')}"
                return self.tables.register.get(office)
        return None

    def _is_on(self, at: int) -> bool:
        """True if على stands at a token."""
        return at < len(self.view.words) and self.view.words[at].folded == "علي"

    def _is_article(self, at: int) -> bool:
        """True if a word with the article stands at a token."""
        return at < len(self.view.words) and self.view.words[at].folded.startswith("ال")

    def _owner(self, first: int, stop: int) -> ActorRow | None:
        """The registered party named inside a phrase, the last one if there are several.

        Whom a group is loyal to, or whom a site belongs to, is not the group (الموالية للشرعية).
        """
        for position in range(first, stop):
            tied = position in self.view.classes.ties
            if tied and "تابع" not in self.view.words[position].folded:
                stop = position
                break
        for position in range(stop - 1, first - 1, -1):
            hit = self.view.names.get(position)
            if hit is None or hit.stop > stop:
                continue
            actor = self.cues.choose(hit).actor
            if actor is not None and not (position == first and actor.id.startswith("generic-")):
                self.cues.name(actor.id, position)
                return actor
        return None

    def _country(self, first: int, stop: int) -> str | None:
        """The country of the first adjective of nationality inside a phrase."""
        for position in range(first + 1, stop):
            country = self.view.country_at(position)
            if country is not None:
                return country
        return None


def _ref(words: str, actor: ActorRow | None, kind: str | None) -> ActorRef:
    """The party under the words of the text."""
    if actor is None:
        return ActorRef(words, kind=kind)
    return ActorRef(words, actor.name_en, actor.id, actor.kind, actor.country or None)
