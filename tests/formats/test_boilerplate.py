import pytest

from annotation.article import BlockKind
from formats.boilerplate import debris_kind, debris_kinds

NOTICE = (
    "By signing up you agree to our privacy policy. We may send you adverts from us and third"
    " parties. You can unsubscribe at any time."
)


@pytest.mark.parametrize(
    "words",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Article continues below this advert",
        "Share this article",
        "Share on Facebook",
        "Facebook Twitter WhatsApp",
        "Read more: The last ferry has sailed",
        "READ MORE",
        "See also: Ten islands to visit",
        "Source: Read Full Article",
        "Read the full story here",
        "Related: How ferries are built",
        "Most read",
        "Most popular in World",
        "You may also like",
        "Sign up for our newsletter",
        "Sign up now for our daily politics newsletter",
        "Subscribe",
        "Follow us on Twitter and Instagram",
        "Click here to subscribe",
        "© 2021 Northwick Gazette. All rights reserved.",
        "Copyright 2019 The Gazette",
        "All rights reserved",
        "Accept all cookies",
        "Skip to main content",
        "Back to top",
        "Leave a comment",
        "14 comments",
        NOTICE,
        "We use cookies to improve your experience. By continuing you consent to our use of them."
        " See our privacy policy.",
        "Get the best of the Gazette in your inbox. You can opt-out of our newsletter at any time.",
    ],
)
def test_debris_is_recognised(words: str) -> None:
    assert debris_kind(words) is BlockKind.BOILERPLATE


@pytest.mark.parametrize(
    "words",
    [
        "The mayor signed up for the newsletter of her rival, and read it every morning.",
        "Advertisements for the ferry hung all over town.",
        "Share prices fell by a tenth on Monday.",
        "Share the wealth, says the minister",
        "Read more books, the librarian told the children, and they did.",
        "Copyright law is broken",
        "Copyright holders will be paid, the court said",
        "Follow us on a journey to the end of the island",
        "Sign up for the choir by Friday, the vicar wrote.",
        "Most read the law differently.",
        "Related species live further north.",
        "Source: Ministry of Fisheries",
        "Print is not dead",
        "Facebook",
        "Twitter and its users",
        "Comments",
        "Latest: the ferry is late",
        "Privacy policy is made in Brussels, and your data with it, we are told.",
        "“You can unsubscribe from our newsletter at any time,” she said of the privacy policy.",
        "Cookies are baked at dawn; our baker will show you how to improve your experience.",
        "We asked readers to sign up. You told us about third parties, and we listened to you.",
        "Skip to the good part, said the reader",
    ],
)
def test_real_text_is_left_alone(words: str) -> None:
    assert debris_kind(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "Image: Getty",
        "(Photo by Ann Lee)",
        "Photograph: Bo Ek/The Gazette",
        "Getty Images",
        "[Picture: REUTERS]",
        "Video: The last ferry leaves the harbour",
    ],
)
def test_a_picture_s_caption_is_recognised(words: str) -> None:
    assert debris_kind(words) is BlockKind.CAPTION


def test_a_title_before_a_sign_up_notice_is_the_caption_of_a_video() -> None:
    blocks = ["Head", "Ferries: Ann Lee on 'the end of the line'", NOTICE, "Text."]
    assert debris_kinds(blocks)[1] is BlockKind.CAPTION
    assert debris_kinds(["Head", blocks[1], "Text."])[1] is None


def test_a_sentence_before_a_sign_up_notice_stays() -> None:
    blocks = ["Head", "The mayor said: this is the end of the line.", NOTICE]
    assert debris_kinds(blocks)[1] is None
