"""Whether a text that comes in is a worse copy of one that is kept, and why, in words.

A page that is fetched or saved again may be an error page, a notice about cookies or half an
article by then. Such a copy is never shown in the place of a better one without being asked for.
Where this is wrong, nothing is lost: the copy is kept aside, and the reader takes it in one step.
"""

import re
from functools import cache

from annotation.article import Article, BlockKind
from annotation.resemblance import MOST_LETTERS, resemblance

SHORT = 3000
"""Code points that an error page or a notice has at the most."""

UNLIKE, ENOUGH = 0.05, 200
"""Texts of so many code points that share less than this have nothing to do with each other."""

GARBLED = 0.004
"""The share of letters that are lost or garbled in a damaged text, at the least."""

_NO_PAGE = (
    r"(?:page|article|story|content|file|url) (?:(?:was|is|could|can) )?(?:not|n[o']t|no longer)"
    r" (?:be )?(?:found|available|here|exist)|\b(?:404|410)\b.{0,20}(?:not found|error|gone)"
    r"|(?:error|fehler|erreur|errore?|erro|fout|błąd|chyba|ошибка|hata) ?:? ?(?:40[0134]|410|429"
    r"|50[0-4])\b|^(?:40[0134]|410|429|50[0-4])\b|page (?:does not|doesn['’]t) exist"
    r"|(?:internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out"
    r"|too many requests|access denied|permission denied|403 forbidden|bad request)"
    r"|something went wrong|an error (?:has )?occurred|temporarily (?:down|unavailable)"
    r"|site (?:is )?under maintenance|not available in your (?:country|region)"
    r"|seite (?:wurde |konnte |ist )?(?:leider )?nicht (?:gefunden|mehr|verfügbar)"
    r"|(?:inhalt|artikel) (?:ist )?(?:leider )?nicht (?:mehr )?verfügbar|zugriff verweigert"
    r"|page (?:est )?(?:introuvable|non trouvée)|cette page n['’](?:existe|est)|accès refusé"
    r"|página (?:no (?:encontrada|existe|disponible)|não (?:encontrada|existe))|acceso denegado"
    r"|acesso negado|pagina non (?:trovata|esiste|disponibile)|accesso negato"
    r"|pagina (?:is )?niet (?:gevonden|beschikbaar)|sidan (?:kunde inte|hittades inte|finns inte)"
    r"|siden (?:ble ikke|blev ikke|findes ikke|finnes ikke)|sivua ei löytyn?y?t"
    r"|nie znaleziono (?:strony|takiej)|strona nie (?:istnieje|została)|stránka nebyla nalezena"
    r"|страница не (?:найдена|существует)|сторінк[уа] не (?:знайдено|існує)|sayfa bulunamadı"
    r"|доступ (?:запрещ[её]н|заборонено)|ページが見つかりません|页面不存在"
    r"|找不到.{0,6}页|頁面不存在|페이지를 찾을 수 없"
)
_COOKIES = (
    r"(?:we|our partners|this (?:web)?site) (?:and our .{0,40} )?(?:use|store|uses?) .{0,40}cookies"
    r"|(?:accept|reject|manage|allow|enable) (?:all )?(?:the )?cookies|cookie (?:settings|consent)"
    r"|consent to (?:the use of )?cookies|your (?:privacy|cookie) (?:choices|preferences)"
    r"|we (?:value|care about) your privacy|(?:alle )?cookies? (?:akzeptieren|zulassen|ablehnen)"
    r"|(?:verwenden|nutzen|setzen) .{0,30}cookies|ihre privatsphäre|mit werbung weiterlesen"
    r"|(?:accepter|refuser) (?:tous )?les cookies|nous utilisons .{0,20}cookies"
    r"|respect de votre vie privée|(?:aceptar|rechazar) (?:todas )?(?:las )?cookies"
    r"|utilizamos cookies|usamos cookies|aceitar (?:todos )?(?:os )?cookies"
    r"|(?:accetta|rifiuta) (?:tutti )?(?:i )?cookie|utilizziamo .{0,20}cookie"
    r"|cookies? (?:accepteren|weigeren|godkänn|acceptera)|(?:wij|we) gebruiken cookies"
    r"|(?:vi|vår|våre) (?:använder|bruger|bruker) cookies|używamy (?:plików )?cookies?"
    r"|akceptuj(?:ę|esz)? .{0,20}cookies?|používáme .{0,20}cookies|používame .{0,20}cookies"
    r"|используем (?:файлы )?cookie|файлы cookie|çerez(?:leri|ler)? (?:kullan|kabul)"
    r"|クッキー(?:を使用|に同意)|使用 ?cookie|쿠키를? (?:사용|허용)"
)
_LOG_IN = (
    r"(?:log|sign) ?in (?:to|or) (?:your account|continue|read|view|see|register|create|sign up"
    r"|subscribe)|(?:please|you must|you need to) (?:log|sign) ?in"
    r"|forgot(?:ten)? (?:your )?password"
    r"|(?:subscribe|register|sign up|create (?:a free|an) account) to (?:continue|keep|read|unlock)"
    r"|(?:only|exclusively|reserved) (?:available )?(?:for|to) (?:our )?(?:subscribers|members)"
    r"|already (?:a subscriber|have an account)|this (?:article|content) is for subscribers"
    r"|(?:bitte )?(?:melden sie sich an|loggen sie sich ein)|passwort vergessen"
    r"|(?:nur für|weiterlesen mit|jetzt) .{0,30}(?:abonnenten|abo|abonnieren)"
    r"|(?:connectez|identifiez)-vous|mot de passe oublié|réservé (?:aux|à nos) abonnés"
    r"|inici(?:ar|a|e) sesión|(?:solo|exclusivo) para suscriptores|contraseña"
    r"|(?:faça|fazer) login|(?:exclusivo|só) para assinantes|esqueceu (?:a|sua) senha"
    r"|accedi (?:per|o)|(?:riservato|solo) (?:agli|per gli) abbonati|password dimenticata"
    r"|(?:log|meld) (?:u|je) (?:in|aan)|alleen voor abonnees|wachtwoord vergeten"
    r"|logga in för|glömt (?:ditt )?lösenord|(?:kun|bare) for abonnenter|zaloguj się|tylko dla"
    r" (?:prenumeratorów|subskrybentów)|přihla(?:ste|šte) se|войдите(?:,)? чтобы|забыли пароль"
    r"|только (?:для|по) подписк|увійдіть|oturum aç|şifre(?:mi|nizi)? unuttu|ログインして|会員限定"
    r"|登录后|請登入|请登录|로그인"
)
_ROBOTS = (
    r"captcha|(?:verify|confirm|prove)(?:ing)? (?:that )?you(?:['’]re| are) (?:a |not a |really )?"
    r"(?:human|robot)|are you (?:a )?(?:human|robot)|i['’]?a?m not a robot|unusual (?:traffic"
    r"|activity)|checking (?:if the site connection|your browser)|just a moment\b"
    r"|(?:please )?(?:enable|turn on|activate) javascript|javascript is (?:disabled|required)"
    r"|ray id|ddos protection|kein roboter|(?:sicherheits|browser)überprüfung|javascript aktivieren"
    r"|ungewöhnliche[nr]? (?:datenverkehr|zugriff)|pas un robot|activer javascript"
    r"|trafic inhabituel|no (?:soy|eres) un robot|activ[ae] javascript|não sou um robô"
    r"|non sono un robot|abilita(?:re)? javascript|geen robot|inte en robot|nie jestem robotem"
    r"|włącz javascript|я не робот|вы не робот|включите javascript|robot değilim"
    r"|ロボットではありません|人机验证|安全验证|로봇이 아닙니다"
)
_WALLS = {
    "an error page": _NO_PAGE,
    "a check for robots": _ROBOTS,
    "a notice about cookies": _COOKIES,
    "a page to log in": _LOG_IN,
}
_GARBLED = re.compile(
    "\ufffd|[\x80-\x9f]|[ÂÃ][\x80-\xbf€‚ƒ„…†‡ˆ‰‹Œ‘’“”•–—˜™š›œž]|â€.|Ã[¤¶¼Ÿ©¨§±³]|(?:Ð.|Ñ.){3}"
)


def worse(old: Article, new: Article) -> str:
    """Return in a sentence why ``new`` is a worse copy of ``old``, "" where it is not.

    What is wrong with both of them is no reason.
    """
    looks = wall(new)
    if looks and not wall(old) and resemblance(old.text, new.text) < 0.5:
        return f"It looks like {looks}."
    if garbled(new.text) > max(GARBLED, 2 * garbled(old.text)):
        return "Letters in it are lost or garbled."
    return _shrunk(old, new) or _unlike(old, new)


def lost_too_many(lost: int, anchored: int) -> str:
    """Return in a sentence why a text is worse that ``lost`` of so many passages are not in.

    "" where it is not: up to a third may be lost.
    """
    if lost * 3 <= anchored:
        return ""
    passages = "passage" if anchored == 1 else "passages"
    return f"{lost} of {anchored} annotated {passages} would lose their place."


def wall(article: Article) -> str:
    """Return what a short page that is no article looks like, as "an error page"; "" for others."""
    if len(article.text) > SHORT:
        return ""
    words = " ".join(f"{article.title}\n{article.text}".split())
    return next((kind for kind, pattern in _patterns().items() if pattern.search(words)), "")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(pattern, re.I) for kind, pattern in _WALLS.items()}


def garbled(text: str) -> float:
    """Return the share of a text's letters that were lost or read in a wrong encoding.

    A text that is damaged so is damaged everywhere, so that the beginning of a long one will do.
    """
    text = text[:MOST_LETTERS]
    return sum(1 for _ in _GARBLED.finditer(text)) / max(1, len(text))


def _shrunk(old: Article, new: Article) -> str:
    had, has = old.words_to_read(), new.words_to_read()
    letters = _letters(old, boilerplate=False), _letters(new, boilerplate=False)
    aside = [_letters(each, boilerplate=True) for each in (old, new)]
    if aside[1] > letters[1] and aside[0] <= letters[0]:
        return "Most of it is not the article but notices around one."
    if 2 * has < had:
        return f"It has lost more than half of its words: {has:,} instead of {had:,}."
    if 2 * letters[1] < letters[0]:
        return f"It has lost more than half of its letters: {letters[1]:,} of {letters[0]:,} stay."
    return ""


def _unlike(old: Article, new: Article) -> str:
    long_enough = min(len(old.text), len(new.text)) >= ENOUGH
    if long_enough and resemblance(old.text, new.text) < UNLIKE:
        return "It has hardly a sentence in common with the text that you have."
    return ""


def _letters(article: Article, *, boilerplate: bool) -> int:
    """Count the letters to read, or those in boilerplate; white space aside."""
    return sum(
        len("".join(article.text[block.start : block.end].split()))
        for block in article.blocks
        if (block.kind is BlockKind.BOILERPLATE) == boilerplate
    )
