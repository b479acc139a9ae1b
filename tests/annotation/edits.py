"""Edits of texts with known truth: every letter of the edited text knows where it came from.

An editor takes a text apart into paragraphs, sentences and letters and works on it as people work
on pages: letters mistyped, words changed, numbers brought up to date, sentences put in, taken out
or rewritten, paragraphs moved, a sentence shown a second time as a pull quote, quotation marks
and spaces set differently. A letter that stays keeps its *origin*, its offset in the old text;
a letter that was put in has none.
"""

import random
import re
from collections.abc import Callable, Sequence

from annotation.selectors import Span
from tests.annotation.truth import NEW, Edited

Letter = tuple[str, int]
Sentence = list[Letter]
Paragraph = list[Sentence]


class Editor:
    """Edits one text in place; every act returns how many letters it touched."""

    def __init__(self, text: str, spare: Sequence[str], chance: random.Random) -> None:
        """``spare`` are sentences of other texts, for what is put in."""
        self.old = text
        self.chance = chance
        self._spare = spare
        self._kept_whole: list[Sentence] = []
        self.paragraphs: list[Paragraph] = [_sentences(text, span) for span in _paragraphs(text)]

    def result(self) -> Edited:
        """Return both texts."""
        letters: list[Letter] = []
        for paragraph in self.paragraphs:
            if letters:
                letters += [("\n", NEW), ("\n", NEW)]
            for number, sentence in enumerate(paragraph):
                letters += [(" ", NEW)] * bool(number) + sentence
        new = "".join(letter for letter, _ in letters)
        return Edited(self.old, new, tuple(origin for _, origin in letters))

    def edit(self, share: float, acts: Sequence["Act"]) -> Edited:
        """Work until about a share of the letters is touched, and return the result."""
        wanted, touched, tries = share * len(self.old), 0, 0
        while touched < wanted and tries < 10 * len(self.old):
            touched += self.chance.choice(acts)(self)
            tries += 1
        return self.result()

    def _some_paragraph(self) -> Paragraph:
        full = [each for each in self.paragraphs if each]
        return self.chance.choice(full) if full else []

    def _some_sentence(self) -> Sentence:
        sentences = [each for paragraph in self.paragraphs for each in paragraph if each]
        return self.chance.choice(sentences) if sentences else []

    def _new(self, words: str) -> Sentence:
        return [(letter, NEW) for letter in words]

    def _spare_word(self) -> str:
        return self.chance.choice(self.chance.choice(self._spare).split() or ["word"])

    # Letters and words

    def mistype(self) -> int:
        """Change, drop or put in one letter."""
        sentence = self._some_letter_of()
        if not sentence:
            return 0
        place = self.chance.randrange(len(sentence))
        letter = self.chance.choice("etaoinshrdlu")
        kind = self.chance.randrange(3)
        if kind == 0:
            sentence[place] = (letter, NEW)
        elif kind == 1:
            del sentence[place]
        else:
            sentence.insert(place, (letter, NEW))
        return 1

    def _some_letter_of(self) -> Sentence:
        """Return a sentence, the longer the likelier, so that all letters are equally likely."""
        sentences = [each for paragraph in self.paragraphs for each in paragraph if each]
        weights = [len(each) for each in sentences]
        return self.chance.choices(sentences, weights)[0] if sentences else []

    def reword(self) -> int:
        """Put another word for a word."""
        return self._change_word(self._some_letter_of(), self._spare_word())

    def drop_word(self) -> int:
        """Take a word out."""
        return self._change_word(self._some_letter_of(), "")

    def add_words(self) -> int:
        """Put some words in."""
        sentence = self._some_letter_of()
        gaps = [place for place, (letter, _) in enumerate(sentence) if letter == " "]
        if not gaps:
            return 0
        words = "".join(f" {self._spare_word()}" for _ in range(self.chance.randint(1, 4)))
        place = self.chance.choice(gaps)
        sentence[place:place] = self._new(words)
        return len(words)

    def renumber(self) -> int:
        """Bring a number up to date."""
        sentence = self._some_letter_of()
        digits = [place for place, (letter, _) in enumerate(sentence) if letter.isdigit()]
        for place in digits:
            sentence[place] = (self.chance.choice("123456789"), NEW)
        return len(digits)

    def _change_word(self, sentence: Sentence, word: str) -> int:
        words = _words(sentence)
        if not words:
            return 0
        span = self.chance.choice(words)
        sentence[span.start : span.end] = self._new(word)
        return max(len(span), len(word))

    def take_out(self, span: Span) -> None:
        """Take a passage of the old text out, whatever else happens to its surroundings."""
        for paragraph in self.paragraphs:
            for sentence in paragraph:
                sentence[:] = [each for each in sentence if not span.contains(each[1])]

    # Sentences

    def add_sentence(self) -> int:
        """Put a sentence in, of another text."""
        paragraph = self._some_paragraph()
        words = self.chance.choice(self._spare)
        paragraph.insert(self.chance.randint(0, len(paragraph)), self._new(words))
        return len(words)

    def drop_sentence(self) -> int:
        """Take a sentence out."""
        paragraph = self._some_paragraph()
        free = [n for n, each in enumerate(paragraph) if not self._is_kept_whole(each)]
        if not free:
            return 0
        return len(paragraph.pop(self.chance.choice(free)))

    def rewrite(self) -> int:
        """Say a sentence in other words: two of three are changed."""
        return self._rewritten(self._some_sentence())

    def rewrite_lead(self) -> int:
        """Say the first sentence in other words."""
        first = next((each for paragraph in self.paragraphs for each in paragraph if each), [])
        return self._rewritten(first)

    def _rewritten(self, sentence: Sentence) -> int:
        if self._is_kept_whole(sentence):
            return 0
        return sum(
            self._change_word(sentence, self._spare_word())
            for _ in range(2 * len(_words(sentence)) // 3)
        )

    def swap_sentences(self) -> int:
        """Change the order of two sentences that stand beside each other."""
        paragraph = self._some_paragraph()
        if len(paragraph) < 2:
            return 0
        place = self.chance.randrange(len(paragraph) - 1)
        paragraph[place], paragraph[place + 1] = paragraph[place + 1], paragraph[place]
        return len(paragraph[place])

    def pull_quote(self) -> int:
        """Show a sentence a second time, as a paragraph of its own; the first stays whole."""
        sentence = self._some_sentence()
        copy = [(letter, NEW - 1 - abs(origin)) for letter, origin in sentence]
        self._kept_whole += [sentence, copy]
        self.paragraphs.insert(self.chance.randint(0, len(self.paragraphs)), [copy])
        return len(copy)

    def _is_kept_whole(self, sentence: Sentence) -> bool:
        return any(each is sentence for each in self._kept_whole)

    # Paragraphs

    def add_paragraph(self) -> int:
        """Put a paragraph in, of other texts; in a page that is kept going mostly at the top."""
        words = [self.chance.choice(self._spare) for _ in range(self.chance.randint(1, 4))]
        place = 0 if self.chance.random() < 0.4 else self.chance.randint(0, len(self.paragraphs))
        self.paragraphs.insert(place, [self._new(each) for each in words])
        return sum(map(len, words))

    def drop_paragraph(self) -> int:
        """Take a paragraph out."""
        free = [
            number
            for number, each in enumerate(self.paragraphs)
            if not any(map(self._is_kept_whole, each))
        ]
        if len(free) < 4:
            return 0
        return sum(map(len, self.paragraphs.pop(self.chance.choice(free))))

    def move_paragraph(self) -> int:
        """Put a paragraph elsewhere."""
        if len(self.paragraphs) < 3:
            return 0
        moved = self.paragraphs.pop(self.chance.randrange(len(self.paragraphs)))
        self.paragraphs.insert(self.chance.randint(0, len(self.paragraphs)), moved)
        return sum(map(len, moved))

    # Typography

    def respell(self) -> int:
        """Set quotation marks, dashes and spaces as another page would, all over the text."""
        table = self.chance.choice(_SPELLINGS)
        touched = 0
        for paragraph in self.paragraphs:
            for sentence in paragraph:
                for place, (letter, origin) in enumerate(sentence):
                    if letter in table:
                        sentence[place] = (table[letter], origin)
                        touched += 1
        return touched


Act = Callable[[Editor], int]

CHARACTERS: tuple[Act, ...] = (Editor.mistype,)
WORDS: tuple[Act, ...] = (Editor.reword, Editor.reword, Editor.drop_word, Editor.add_words)
HISTORY: tuple[Act, ...] = (
    *(Editor.reword, Editor.drop_word, Editor.add_words, Editor.mistype, Editor.mistype),
    *(Editor.renumber, Editor.renumber, Editor.reword, Editor.add_words, Editor.mistype),
    *(Editor.add_sentence, Editor.drop_sentence, Editor.rewrite, Editor.rewrite_lead),
    *(Editor.swap_sentences, Editor.pull_quote, Editor.add_paragraph, Editor.drop_paragraph),
    *(Editor.move_paragraph, Editor.respell),
)
"""What happens to pages over time. The small acts come more often, the large ones weigh more."""

_SPELLINGS: tuple[dict[str, str], ...] = (
    {'"': "”", "'": "’", "-": "–"},
    {"“": '"', "”": '"', "’": "'", "‘": "'", "—": "-", "–": "-"},
    {" ": "\N{NO-BREAK SPACE}"},
    {",": ";"},
)


def repeated(text: str, chance: random.Random, times: int) -> str:
    """Return a text in which some sentences stand again in other paragraphs, like refrains."""
    paragraphs = text.split("\n\n")
    for _ in range(times):
        sentences = re.split(r"(?<=[.!?]) ", chance.choice(paragraphs))
        place = chance.randrange(len(paragraphs))
        paragraphs[place] = f"{paragraphs[place]} {chance.choice(sentences)}"
    return "\n\n".join(paragraphs)


def some_span(text: str, chance: random.Random) -> Span:
    """Return a passage as readers mark them: words, parts of sentences, sentences, paragraphs."""
    words = [each for each in re.finditer(r"\S+", text) if re.search(r"\w", each[0])]
    longest = chance.choice((2, 6, 12, 12, 30, 30, 60, 200))
    length = min(chance.randint(1, longest), len(words))
    first = chance.randrange(len(words) - length + 1)
    start, end = words[first].start(), words[first + length - 1].end()
    while end - start > 1 and text[end - 1] in ",;":
        end -= 1
    return Span(start, end)


def _paragraphs(text: str) -> list[Span]:
    return [Span(*each.span()) for each in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)]


def _sentences(text: str, paragraph: Span) -> Paragraph:
    found = re.compile(r"\S.*?(?:[.!?][”\"’')]*(?=\s|$)|$)", re.DOTALL)
    return [
        [(text[place], place) for place in range(*each.span())]
        for each in found.finditer(text, paragraph.start, paragraph.end)
    ]


def _words(sentence: Sentence) -> list[Span]:
    text = "".join(letter for letter, _ in sentence)
    return [Span(*each.span()) for each in re.finditer(r"\w+", text)]
