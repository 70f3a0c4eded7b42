"""A second verifier of the YZ1 code format, written from FORMAT.md alone.

It shares no code with the project's own verifier and was written without sight of it: where the two agree on a
sample, FORMAT.md was enough to say so. Numbers in the section headings below are those of FORMAT.md.

    python second_reader.py SAMPLES_DIR [--only NAME]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import stat
import sys
import unicodedata
import zlib
from collections.abc import Callable, Set
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import cbor2
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

DAY, CHINA = 86400, 8 * 3600
DAY_MIN, DAY_MAX = -25567, 2932896
ISSUER_ID = "[1-9][0-9]{5}"

Labels = dict[int | str, Any]


class Fault(Exception):
    """The point at which a form was broken: of a code, of a status list, of a trust folder, of a sample."""


def require(condition: bool, fault: str) -> None:
    if not condition:
        raise Fault(fault)


# Section 1: text

PREFIX = "YZ1:"
TEXT_MAX, LIVE_TEXT_MAX = 1451, 970
BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def base45_decode(text: str) -> bytes:
    digits = [BASE45.find(character) for character in text]
    require(-1 not in digits, "a character outside the Base45 alphabet")
    out = bytearray()
    for start in range(0, len(digits), 3):
        group = digits[start : start + 3]
        require(len(group) > 1, "a single Base45 character left over")
        value = sum(digit * 45**place for place, digit in enumerate(group))
        require(value < 256 ** (len(group) - 1), "a Base45 group out of range")
        out += value.to_bytes(len(group) - 1, "big")
    return bytes(out)


# Section 2: CBOR

KNOWN_DEPTH, PASSED_OVER_DEPTH = 2, 8


@dataclass(frozen=True)
class Tagged:
    number: int
    value: Any


class CborReader:
    """Reads items of core deterministic CBOR; anything else is a Fault."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0

    def take(self, size: int) -> bytes:
        require(size <= len(self.data) - self.position, "CBOR ends early")
        self.position += size
        return self.data[self.position - size : self.position]

    def end(self) -> None:
        require(self.position == len(self.data), "bytes behind the last CBOR item")

    def head(self) -> tuple[int, int]:
        """The major type and the argument (for major type 7: the simple value)."""
        first = self.take(1)[0]
        major, info = first >> 5, first & 31
        require(major != 7 or info in (20, 21, 22), "a float or a simple value but false, true, null")
        if info < 24:
            return major, info
        require(info < 28, "an indefinite length or reserved additional information")
        size = 1 << (info - 24)
        argument = int.from_bytes(self.take(size), "big")
        require(argument >= (24 if size == 1 else 1 << (4 * size)), "a CBOR head longer than needed")
        return major, argument

    def item(self, room: int = KNOWN_DEPTH + PASSED_OVER_DEPTH) -> Any:
        """One item; `room` is how many containers and tags may still nest."""
        major, argument = self.head()
        if major in (0, 1):
            require(argument < 2**63, "an integer outside -2^63 to 2^63-1")
            return argument if major == 0 else -1 - argument
        if major == 2:
            return self.take(argument)
        if major == 3:
            return self._text(argument)
        if major == 7:
            return {20: False, 21: True, 22: None}[argument]
        require(room > 0, "CBOR nests too deep")
        if major == 4:
            return [self.item(room - 1) for _ in range(argument)]
        return self._map(argument, room - 1) if major == 5 else Tagged(argument, self.item(room - 1))

    def _text(self, size: int) -> str:
        try:
            return self.take(size).decode("utf-8")
        except UnicodeDecodeError:
            raise Fault("a text string that is not UTF-8") from None

    def _map(self, size: int, room: int) -> Labels:
        result: Labels = {}
        previous = b""
        for _ in range(size):
            start = self.position
            key = self.item(0)
            require(type(key) in (int, str), "a map key neither integer nor text")
            encoded = self.data[start : self.position]
            require(encoded > previous, "map keys out of order or twice")
            previous = encoded
            result[key] = self.item(room)
        return result


def decode_map(data: bytes, where: str) -> Labels:
    reader = CborReader(data)
    value = reader.item()
    reader.end()
    require(isinstance(value, dict), f"{where}: not a map")
    return value


def nesting(value: Any) -> int:
    if isinstance(value, Tagged):
        return 1 + nesting(value.value)
    if isinstance(value, (list, dict)):
        return 1 + max(map(nesting, value.values() if isinstance(value, dict) else value), default=0)
    return 0


def pass_over(items: Labels, known: Set[Any], where: str) -> None:
    for label in items.keys() - known:
        require(nesting(items[label]) <= PASSED_OVER_DEPTH, f"{where}: {label!r} nests too deep")


# Checks of single values: (value, where it stands, what is asked of it)

FORBIDDEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\0-\x1f\x7f-\x9f]")


def whole(value: Any, where: str, low: int, high: int) -> int:
    require(type(value) is int and low <= value <= high, f"{where}: not an integer from {low} to {high}")
    return value


def octets(value: Any, where: str, low: int, high: int) -> bytes:
    require(isinstance(value, bytes) and low <= len(value) <= high, f"{where}: not {low} to {high} bytes")
    return value


def text(value: Any, where: str, most: int) -> str:
    require(isinstance(value, str) and 1 <= len(value) <= most, f"{where}: not 1 to {most} characters")
    require(FORBIDDEN.search(value) is None, f"{where}: a forbidden character")
    return value


def shaped(value: Any, where: str, pattern: str) -> str:
    fits = isinstance(value, str) and re.fullmatch(pattern, value, re.DOTALL) is not None
    require(fits, f"{where}: not of the form {pattern}")
    return value


def array(value: Any, where: str, low: int = 0, high: float = math.inf) -> list[Any]:
    require(isinstance(value, list) and low <= len(value) <= high, f"{where}: not an array of {low} to {high}")
    return value


def different(value: Any, where: str, most: int, pattern: str) -> list[str]:
    members = [shaped(member, where, pattern) for member in array(value, where, 1, most)]
    require(len(set(members)) == len(members), f"{where}: a member twice")
    return members


def dimension(value: Any, where: str) -> list[int]:
    return [whole(member, where, 1, 99999) for member in array(value, where, 3, 3)]


def exactly(value: Any, where: str, *names: int | str) -> list[Any]:
    """The members of a map or object that must have these and no others."""
    require(isinstance(value, dict) and value.keys() == set(names), f"{where}: not a map of exactly {names}")
    return [value[name] for name in names]


TIME, DATE = partial(whole, low=0, high=253402214400), partial(whole, low=DAY_MIN, high=DAY_MAX)
UINT31, LETTER = partial(whole, low=0, high=2**31 - 1), partial(shaped, pattern="[A-Z]")


# Section 3: keys, signatures and the envelope

FIELD_PRIME = 2**255 - 19
GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE_D = -121665 * pow(121666, -1, FIELD_PRIME) % FIELD_PRIME
ORDER_8_Y = int.from_bytes(bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little")
SMALL_ORDER_Y = {0, 1, FIELD_PRIME - 1, ORDER_8_Y, FIELD_PRIME - ORDER_8_Y}

ALG, CRIT, KID, KCWT, TYP = 1, 2, 4, 13, 16
STATEMENT_TYP, LIVE_TYP, LIST_TYP = 65001, 65002, "application/statuslist+cwt"


def point_fault(encoded: bytes) -> str | None:
    """What keeps 32 bytes from being a canonical point that is not of small order."""
    y = int.from_bytes(encoded, "little") & (2**255 - 1)
    if y >= FIELD_PRIME:
        return "y is not canonical"
    if y in SMALL_ORDER_Y:
        return "a point of small order"
    square = (y * y - 1) * pow(CURVE_D * y * y + 1, -1, FIELD_PRIME)
    return None if pow(square, (FIELD_PRIME - 1) // 2, FIELD_PRIME) == 1 else "not a point of the curve"


@dataclass(frozen=True)
class Signed:
    header: Labels
    protected: bytes
    payload: bytes
    signature: bytes

    def holds_under(self, x: bytes) -> bool:
        """The strict verification."""
        r, s = self.signature[:32], int.from_bytes(self.signature[32:], "little")
        if s >= GROUP_ORDER or point_fault(r) or point_fault(x):
            return False
        message = cbor2.dumps(["Signature1", self.protected, b"", self.payload])
        try:
            Ed25519PublicKey.from_public_bytes(x).verify(self.signature, message)
        except InvalidSignature:
            return False
        return True


def read_header(protected: Any) -> Labels:
    """The protected header; the value of alg and the length of kid are looked at with the rest of the envelope."""
    require(isinstance(protected, bytes), "protected: not a byte string")
    header = decode_map(protected, "protected")
    require(type(header.get(TYP)) in (int, str), "typ: missing or neither integer nor text")
    for label in array(header[CRIT], "crit", 1) if CRIT in header else []:
        require(type(label) is int and label in (ALG, KID, KCWT, TYP), f"crit: {label!r} is not known")
        require(label in header, f"crit: {label} is not in the header")
    require(type(header.get(ALG, 0)) is int, "alg: not an integer")
    require(isinstance(header.get(KID, b""), bytes), "kid: not a byte string")
    pass_over(header, {ALG, CRIT, KID, KCWT, TYP}, "header")
    return header


def close_signed(protected: bytes, header: Labels, rest: list[Any]) -> Signed:
    unprotected, payload, signature = rest
    require(header.get(ALG) in (-19, -8), "alg: neither Ed25519 nor EdDSA")
    require(len(header.get(KID, bytes(8))) == 8, "kid: not 8 bytes")
    require(unprotected == {}, "unprotected: not an empty map")
    require(isinstance(payload, bytes), "payload: not a byte string")
    return Signed(header, protected, payload, octets(signature, "signature", 64, 64))


def open_outer(reader: CborReader) -> tuple[bytes, Labels]:
    require(reader.head() == (6, 18), "not tag 18")
    require(reader.head() == (4, 4), "not an array of four")
    protected = reader.item()
    return protected, read_header(protected)


def close_outer(reader: CborReader, protected: bytes, header: Labels) -> Signed:
    rest = [reader.item() for _ in range(3)]
    reader.end()
    return close_signed(protected, header, rest)


def require_issued(header: Labels, typ: int | str) -> None:
    """What a statement's and a status list's header have in common."""
    require(header[TYP] == typ, f"typ: {header[TYP]!r}, not {typ!r}")
    require(KID in header, "kid: missing")
    require(KCWT not in header, "kcwt: only a live proof has it")


# Sections 4 and 5: statement and live proof

VEHICLE_TYPES = """K11 K12 K13 K14 K15 K16 K17 K18 K21 K22 K23 K24 K25 K26 K27 K28 K31 K32 K33 K34 K38 K39 K41 K42 K43
    K49 H11 H12 H13 H14 H15 H16 H17 H18 H19 H21 H22 H23 H24 H25 H27 H29 H31 H32 H33 H34 H35 H37 H38 H39 H41 H42 H43
    H51 Q11 Q12 Q21 Q31 B11 B12 B13 B14 B15 B16 B18 G11 G21 G31 M11 M12 M13 M14 M15 M21 M22 N11 J11 J12 J13 D11 D12
    Z11 Z12 Z21 Z31 Z51 Z71 X99""".split()
STATES, NORMAL_STATES = set("ABCDEGHIJKLMNOPQZ"), set("AGIH")
CODE_TABLES: dict[int, set[str]] = {2: set(VEHICLE_TYPES), 5: set("ABCDEFGHIJKLMNOPQRSTU"), 22: STATES}
CODE_TABLES |= {25: set("ABCDEFGHIJZ"), 26: set("ABCDEFLMNOYZ")}

TEXT_LENGTHS = {1: 10, 3: 64, 4: 100, 6: 40, 8: 30, 9: 40, 12: 20, 19: 120, 20: 60}
LICENCE_FIELDS: dict[int, Callable[[Any, str], Any]] = {
    **{number: partial(text, most=most) for number, most in TEXT_LENGTHS.items()},
    **dict.fromkeys((14, 15, 16, 18), partial(whole, low=1, high=999999)),
    **dict.fromkeys((10, 11, 23, 24), DATE),
    **dict.fromkeys((5, 25, 26), LETTER),
    2: partial(shaped, pattern="[A-Z][0-9A-Z]{2}"),
    7: partial(shaped, pattern="[0-9A-Z]{1,17}"),
    13: partial(whole, low=1, high=999),
    17: dimension,
    22: partial(different, most=17, pattern="[A-Z]"),
    27: TIME,
}
ALWAYS, IN_DOWNLOAD = {1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 22, 23}, {4, 12, 27}
ISS, EXP, NBF, IAT, CTI, CNF, LICENCE, USE, STATUS = 1, 4, 5, 6, 7, 8, -65537, -65538, -65539
PRESENTATION, GRANT, DOWNLOAD = KINDS = ("presentation", "grant", "download")


@dataclass(frozen=True)
class Use:
    kind: str
    purposes: tuple[str, ...] = ()
    document: str = ""
    salt: bytes = b""
    hash: bytes = b""


@dataclass(frozen=True)
class Statement:
    signed: Signed
    issuer: str
    exp: int
    nbf: int
    iat: int
    phone: bytes | None
    licence: dict[int, Any]
    use: Use
    list_number: int
    index: int


@dataclass(frozen=True)
class Proof:
    """A live proof; `fault` says why it is broken, and then there is nothing else in it."""

    signed: Signed | None = None
    made: int = 0
    fault: str = ""


@dataclass(frozen=True)
class Code:
    statement: Statement
    proof: Proof | None

    def authentic(self) -> bool:
        signed, phone = self.proof and self.proof.signed, self.statement.phone
        return bool(signed and phone and signed.holds_under(phone))


def read_licence(value: Any, needed: set[int]) -> dict[int, Any]:
    require(isinstance(value, dict), "licence: not a map")
    require(needed <= value.keys(), f"licence: fields {sorted(needed - value.keys())} are missing")
    pass_over(value, LICENCE_FIELDS.keys(), "licence")
    known = LICENCE_FIELDS.keys() & value.keys()
    return {number: LICENCE_FIELDS[number](value[number], f"licence field {number}") for number in known}


def read_use(value: Any) -> Use:
    require(isinstance(value, dict), "use: not a map")
    kind = KINDS[whole(value.get(1), "use", 1, 3) - 1]
    if kind == PRESENTATION:
        exactly(value, kind, 1)
        return Use(kind)
    _, name, asked, *commitment = exactly(value, kind, *range(1, 5 if kind == GRANT else 4))
    if not (kind == DOWNLOAD and name is True):
        text(name, f"{kind}: name", 64)
    purposes = tuple(different(asked, f"{kind}: purposes", 8, "[0-9]{2}"))
    if kind == DOWNLOAD:
        return Use(kind, purposes)
    document, salt, digest = array(commitment[0], "ID commitment", 3, 3)
    salt, digest = (octets(value, "ID commitment", 16, 16) for value in (salt, digest))
    return Use(kind, purposes, LETTER(document, "ID commitment"), salt, digest)


def read_phone(value: Any) -> bytes:
    key_type, curve, x = exactly(exactly(value, "cnf", 1)[0], "cnf key", 1, -1, -2)
    whole(key_type, "cnf key type", 1, 1)
    whole(curve, "cnf curve", 6, 6)
    fault = point_fault(octets(x, "cnf key", 32, 32))
    require(fault is None, f"cnf key: {fault}")
    return x


def read_statement(signed: Signed) -> Statement:
    require_issued(signed.header, STATEMENT_TYP)
    claims = decode_map(signed.payload, "claims")
    needed = {ISS, EXP, NBF, IAT, CTI, LICENCE, USE, STATUS}
    require(needed <= claims.keys(), f"claims: {sorted(needed - claims.keys())} are missing")
    pass_over(claims, needed | {CNF}, "claims")
    exp, nbf, iat = (TIME(claims[label], f"claim {label}") for label in (EXP, NBF, IAT))
    require(iat <= nbf < exp, "not iat <= nbf < exp")
    require(nbf - iat <= 30 * DAY, "nbf more than 30 days after iat")
    octets(claims[CTI], "cti", 8, 16)
    use = read_use(claims[USE])
    require((CNF in claims) == (use.kind != DOWNLOAD), f"cnf: {'present' if CNF in claims else 'absent'}: {use.kind}")
    list_number, index = (UINT31(number, "status") for number in array(claims[STATUS], "status", 2, 2))
    issuer = shaped(claims[ISS], "iss", ISSUER_ID)
    phone = read_phone(claims[CNF]) if CNF in claims else None
    licence = read_licence(claims[LICENCE], ALWAYS | IN_DOWNLOAD if use.kind == DOWNLOAD else ALWAYS)
    return Statement(signed, issuer, exp, nbf, iat, phone, licence, use, list_number, index)


def read_inner_statement(header: Labels) -> Statement:
    kcwt: Any = header.get(KCWT)
    require(isinstance(kcwt, Tagged) and kcwt.number == 18, "kcwt: missing or not tag 18")
    protected, *rest = array(kcwt.value, "kcwt", 4, 4)
    statement = read_statement(close_signed(protected, read_header(protected), rest))
    require(statement.use.kind != DOWNLOAD, "a live proof around a download")
    return statement


def read_proof(reader: CborReader, protected: bytes, header: Labels) -> Proof:
    """What follows the sound outer header of a live proof: faults here break the proof, not the form."""
    try:
        signed = close_outer(reader, protected, header)
        (made,) = exactly(decode_map(signed.payload, "proof"), "proof", 6)
        return Proof(signed, TIME(made, "proof time"))
    except Fault as fault:
        return Proof(fault=str(fault))


def read_code(code: str, trust: Trust) -> Code:
    require(len(code) <= TEXT_MAX, f"longer than {TEXT_MAX} characters")
    reader = CborReader(base45_decode(code.removeprefix(PREFIX)))
    protected, header = open_outer(reader)
    if header[TYP] == LIVE_TYP:
        found = Code(read_inner_statement(header), read_proof(reader, protected, header))
    else:
        found = Code(read_statement(close_outer(reader, protected, header)), None)
    live = found.statement.use.kind != DOWNLOAD
    require(not live or len(code) <= LIVE_TEXT_MAX, f"longer than {LIVE_TEXT_MAX} characters")
    require(found.statement.phone not in trust.issuer_keys, "cnf key: a key of an issuer")
    return found


# Sections 6 and 7: status lists and trust

JSON_MAX, LIST_MAX, UNPACKED_MAX = 4194304, 16777216, 33554432
LIST_NAME = re.compile(f"status-({ISSUER_ID})-(0|[1-9][0-9]{{0,9}})\\.cwt")
INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))", re.ASCII)
EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Key:
    x: bytes
    kid: bytes
    uses: set[str]
    start: Fraction
    until: Fraction
    retired: Fraction | None
    compromised: bool

    def may_sign_at(self, instant: int) -> bool:
        return self.start <= instant < self.until and (self.retired is None or instant <= self.retired)


@dataclass(frozen=True)
class Issuer:
    id: str
    activation: int
    test: bool
    keys: list[Key]


@dataclass(frozen=True)
class YearPlan:
    year: int
    published: int
    off: set[int]
    work: set[int]


@dataclass(frozen=True)
class Calendar:
    published: Fraction
    plans: list[YearPlan]


@dataclass(frozen=True)
class StatusList:
    iat: int
    exp: int | None
    entries: bytes


@dataclass
class Trust:
    """`issuers` are those that count; `issuer_keys` are theirs."""

    published: Fraction = Fraction(0)
    issuers: dict[str, Issuer] = field(default_factory=dict)
    issuer_keys: set[bytes] = field(default_factory=set)
    calendar: Calendar | None = None
    floor: Fraction | None = None
    lists: dict[tuple[str, int], StatusList] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


def as_day(value: Any, where: str) -> int:
    shaped(value, where, "[0-9]{4}-[0-9]{2}-[0-9]{2}")
    try:
        return (date.fromisoformat(value) - EPOCH).days
    except ValueError as fault:
        raise Fault(f"{where}: {fault}") from fault


def as_instant(value: Any, where: str) -> Fraction:
    """An RFC 3339 instant, in seconds since 1970-01-01T00:00:00Z."""
    match = INSTANT.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise Fault(f"{where}: not an RFC 3339 instant")
    day, time, fraction, sign, hours, minutes = match.groups(default="0")
    require(int(hours) < 24 and int(minutes) < 60, f"{where}: no such offset")
    try:
        local = datetime.fromisoformat(f"{day}T{time}") - datetime(1970, 1, 1)
    except ValueError as fault:
        raise Fault(f"{where}: {fault}") from fault
    offset = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == "-" else 1)
    return (local - offset) // timedelta(seconds=1) + Fraction(fraction)


def read_file(path: Path, most: int) -> bytes:
    state = path.lstat()
    require(stat.S_ISREG(state.st_mode), f"{path.name}: not a regular file")
    require(state.st_size <= most, f"{path.name}: more than {most} bytes")
    return path.read_bytes()


def no_member_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    require(len(result) == len(pairs), "a member twice")
    return result


def read_json(path: Path, *names: str) -> list[Any] | None:
    """The named members of a file's object of version 1; None when there is no such file."""
    try:
        content = json.loads(read_file(path, JSON_MAX).decode("utf-8"), object_pairs_hook=no_member_twice)
    except FileNotFoundError:
        return None
    except (ValueError, RecursionError) as fault:
        raise Fault(f"{path.name}: {fault}") from fault
    version, *values = exactly(content, path.name, "v", *names)
    whole(version, f"{path.name}: v", 1, 1)
    return values


def load_key(value: Any, where: str) -> Key:
    hexadecimal, uses, start, until, state = exactly(value, where, "x", "uses", "from", "until", "state")
    x = bytes.fromhex(shaped(hexadecimal, where, "[0-9a-f]{64}"))
    fault = point_fault(x)
    require(fault is None, f"{where}: key: {fault}")
    names = {shaped(use, where, "presentation|grant|download|status") for use in array(uses, where, 1)}
    retired = as_instant(exactly(state, where, "retired")[0], where) if isinstance(state, dict) else None
    require(retired is not None or state in ("active", "compromised"), f"{where}: an unknown state")
    begin, end = as_instant(start, where), as_instant(until, where)
    require(begin < end, f"{where}: from is not before until")
    kid = hashlib.sha256(cbor2.dumps({1: 1, -1: 6, -2: x}, canonical=True)).digest()[:8]
    return Key(x, kid, names, begin, end, retired, state == "compromised")


def load_issuer(value: Any) -> Issuer:
    members = exactly(value, "issuer", "id", "zh", "en", "activation", "test", "keys")
    number, chinese, english, activation, test, keys = members
    where = f"issuer {shaped(number, 'issuer id', ISSUER_ID)}"
    require(isinstance(chinese, str) and isinstance(english, str), f"{where}: a name that is not text")
    require(isinstance(test, bool), f"{where}: test is neither true nor false")
    return Issuer(number, as_day(activation, where), test, [load_key(key, where) for key in array(keys, where, 0, 64)])


def load_year(value: Any) -> YearPlan:
    year, published, *lists = exactly(value, "calendar year", "year", "published", "off", "work")
    where = f"calendar year {whole(year, 'calendar year', date.min.year, date.max.year)}"
    off, work = ({as_day(day, where) for day in array(days, where)} for days in lists)
    require(not off & work, f"{where}: a day both off and work")
    require(all(year_of(day) == year for day in off | work), f"{where}: a day of another year")
    return YearPlan(year, as_day(published, where), off, work)


def load_calendar(path: Path) -> Calendar | None:
    content = read_json(path, "published", "years")
    if content is None:
        return None
    plans = [load_year(year) for year in array(content[1], "calendar years")]
    require(len({(plan.year, plan.published) for plan in plans}) == len(plans), "calendar: a year's publication twice")
    return Calendar(as_instant(content[0], "calendar"), plans)


def check_purposes(path: Path) -> None:
    """Names of purposes are needed for notes only: here they must just be well formed."""
    content = read_json(path, "purposes")
    purposes = array(content[0], "purposes", 0, 100) if content else []
    for purpose in purposes:
        code, *names = exactly(purpose, "purpose", "code", "zh", "en")
        shaped(code, "purpose code", "[0-9]{2}")
        for name in names:
            text(name, f"purpose {code}", 64)
    require(len({purpose["code"] for purpose in purposes}) == len(purposes), "a purpose twice")


def load_release(path: Path) -> Fraction | None:
    content = read_json(path, "published", "sequence")
    if content is None:
        return None
    whole(content[1], "release: sequence", 0, 2**63 - 1)
    return as_instant(content[0], "release")


def unpack(packed: Any) -> bytes:
    stream = zlib.decompressobj()
    try:
        entries = stream.decompress(octets(packed, "lst", 0, LIST_MAX), UNPACKED_MAX + 1)
    except zlib.error as fault:
        raise Fault(f"lst: {fault}") from fault
    require(len(entries) <= UNPACKED_MAX, "lst: too long when unpacked")
    require(stream.eof and not stream.unused_data, "lst: not one whole zlib stream")
    return entries


def read_status_list(data: bytes, issuer: Issuer, number: str, floor: Fraction | None) -> StatusList:
    reader = CborReader(data)
    signed = close_outer(reader, *open_outer(reader))
    require_issued(signed.header, LIST_TYP)
    claims = decode_map(signed.payload, "claims")
    pass_over(claims, {2, EXP, IAT, 65533}, "claims")
    require(claims.get(2) == f"urn:yanzheng:status:{issuer.id}:{number}", "sub disagrees with the file's name")
    iat = TIME(claims.get(IAT), "iat")
    exp = TIME(claims[EXP], "exp") if EXP in claims else None
    content: Any = claims.get(65533)
    require(isinstance(content, dict), "status list: missing or not a map")
    whole(content.get("bits"), "bits", 2, 2)
    pass_over(content, {"lst", "bits"}, "status list")
    require(floor is None or iat <= floor, "dated after the release")
    keys = [key for key in issuer.keys if key.kid == signed.header[KID] and "status" in key.uses]
    permitted = [key for key in keys if not key.compromised and key.may_sign_at(iat)]
    require(any(signed.holds_under(key.x) for key in permitted), "not signed by a permitted key")
    return StatusList(iat, exp, unpack(content.get("lst")))


def load_lists(folder: Path, trust: Trust) -> None:
    for path in sorted(folder.iterdir()):
        match = LIST_NAME.fullmatch(path.name)
        if match is None:
            continue
        issuer, number = match.groups()
        try:
            require(issuer in trust.issuers, "no such issuer in trust")
            found = read_status_list(read_file(path, LIST_MAX), trust.issuers[issuer], number, trust.floor)
            trust.lists[issuer, int(number)] = found
        except Fault as fault:
            trust.left_out.append(f"{path.name} is not used: {fault}")


def load_trust(folder: Path) -> Trust:
    """A plain folder: the issuers that are no test are read and checked, but do not count."""
    content = read_json(folder / "issuers.json", "published", "issuers")
    if content is None:
        raise Fault("issuers.json: missing")
    issuers = [load_issuer(issuer) for issuer in array(content[1], "issuers", 0, 1000)]
    keys = [key.x for issuer in issuers for key in issuer.keys]
    require(len({issuer.id for issuer in issuers}) == len(issuers), "an issuer twice")
    require(len(set(keys)) == len(keys), "a key twice")
    check_purposes(folder / "purposes.json")
    trust = Trust(
        published=as_instant(content[0], "issuers.json"),
        issuers={issuer.id: issuer for issuer in issuers if issuer.test},
        issuer_keys={key.x for issuer in issuers if issuer.test for key in issuer.keys},
        calendar=load_calendar(folder / "calendar.json"),
        floor=load_release(folder / "release.json"),
    )
    load_lists(folder, trust)
    return trust


# Section 8: verification

UNPROVEN, NONE, REFUSED, ATTENTION, ACCEPTED = "unproven", "none", "refused", "attention", "accepted"
SERIOUSNESS = {
    UNPROVEN: "signature-invalid key-compromised key-wrong-use key-outside-period key-unknown issuer-unknown malformed",
    REFUSED: """before-activation revoked suspended vehicle-state picture-altered bearer-mismatch proof-invalid
        proof-missing proof-stale proof-from-future expired not-yet-valid window-too-long purpose-mismatch""",
    ATTENTION: """clock-doubtful trust-too-old status-unknown several-codes proof-older-than-seen calendar-unknown
        calendar-differs bearer-not-asked purpose-not-asked picture-unclear picture-not-compared inspection-overdue
        code-unknown""",
    NONE: "not-ours no-code",
}
VERDICT_OF = {reason: verdict for verdict, reasons in SERIOUSNESS.items() for reason in reasons.split()}
LIMIT_DAYS, WORKING_DAYS = 31, 7
WHITE_SPACE = re.compile("[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")


@dataclass(frozen=True)
class Question:
    """What a sample asks, beside the code and the trust."""

    at: Fraction
    machine: bool
    skew: int
    purpose: str | None
    bearer: str | None
    picture: str | list[str] | None
    seen_live: Fraction | None
    others: list[str]


@dataclass(frozen=True)
class Outcome:
    verdict: str
    use: str | None
    demo: bool
    step: int | None
    reasons: list[str]


def china_day(instant: Fraction | int) -> int:
    return int((instant + CHINA) // DAY)


def start_of(day: int) -> int:
    return day * DAY - CHINA


def year_of(day: int) -> int:
    """The calendar year; 0, a year that no calendar has, beyond 9999."""
    return (EPOCH + timedelta(days=day)).year if day <= DAY_MAX else 0


def schedule_known_on(plans: list[YearPlan], day: int) -> dict[int, YearPlan]:
    return {plan.year: plan for plan in sorted(plans, key=lambda plan: plan.published) if plan.published <= day}


def limit(schedule: dict[int, YearPlan], start: int, unknown_works: bool) -> int:
    """The instant up to which exp may lie, when `start` is the day of nbf."""
    worked = 0
    for day in range(start + 1, start + LIMIT_DAYS + 1):
        plan = schedule.get(year_of(day))
        if plan is None:
            worked += unknown_works
        else:
            worked += day in plan.work or ((day + 3) % 7 < 5 and day not in plan.off)
        if worked == WORKING_DAYS:
            return start_of(day + 1)
    return start_of(start + LIMIT_DAYS + 1)


def id_hash(document: str, number: str, salt: bytes) -> bytes:
    plain = WHITE_SPACE.sub("", unicodedata.normalize("NFKC", number))
    upper = re.sub("[a-z]", lambda letter: letter[0].upper(), plain)
    return hash_secret_raw(f"yz-id-v1{document}{upper}".encode(), salt, 3, 65536, 1, 16, Type.ID, 19)


class Verification:
    """One walk through the steps; it collects reasons, each with the first step that said it, and a trace."""

    def __init__(self, trust: Trust, question: Question) -> None:
        self.trust, self.question, self.now = trust, question, question.at
        self.reasons: dict[str, int] = {}
        self.trace: list[str] = list(trust.left_out)
        self.doubted = question.machine and trust.floor is not None and question.at < trust.floor - 120
        if self.doubted and trust.floor is not None:
            self.now = trust.floor

    def say(self, step: int, reason: str, detail: str = "") -> None:
        self.reasons.setdefault(reason, step)
        self.trace.append(f"{step}: {reason}{detail and f' ({detail})'}")

    def run(self, code: str | None) -> Outcome:
        proven = self._proven(code)
        if proven is None:
            return self._outcome(None, False)
        found, issuer = proven
        use = found.statement.use
        self._period(found.statement, self._proof(found))
        self._status(found.statement)
        if use.kind != PRESENTATION:
            self._purpose(use)
        if use.kind == GRANT and not self._proof_failed():
            self._bearer(use)
        if use.kind == DOWNLOAD:
            self._picture()
        self._seen(found)
        self._vehicle(found.statement.licence)
        return self._outcome(use.kind, issuer.test)

    def _outcome(self, use: str | None, demo: bool) -> Outcome:
        reasons = [reason for reason in VERDICT_OF if reason in self.reasons]
        if not reasons:
            return Outcome(ACCEPTED, use, demo, None, [])
        return Outcome(VERDICT_OF[reasons[0]], use, demo, self.reasons[reasons[0]], reasons)

    def _proven(self, code: str | None) -> tuple[Code, Issuer] | None:
        """Steps 1 to 4."""
        found = self._form(code)
        if found is None:
            return None
        self.trace.append(f"2: {found}")
        issuer = self.trust.issuers.get(found.statement.issuer)
        if issuer is None:
            self.say(3, "issuer-unknown")
            return None
        keys = self._permitting(found.statement, issuer)
        if not keys:
            return None
        if not any(found.statement.signed.holds_under(key.x) for key in keys):
            self.say(4, "signature-invalid")
            return None
        if found.statement.iat < start_of(issuer.activation):
            self.say(3, "before-activation")
        if self.now - self.trust.published > 180 * DAY:
            self.say(3, "trust-too-old")
        return found, issuer

    def _form(self, code: str | None) -> Code | None:
        if not code:
            self.say(1, "no-code")
            return None
        if any(other.startswith(PREFIX) for other in self.question.others):
            self.say(1, "several-codes")
        if not code.startswith(PREFIX):
            self.say(2, "not-ours")
        else:
            try:
                return read_code(code, self.trust)
            except Fault as fault:
                self.say(2, "malformed", str(fault))
        return None

    def _permitting(self, statement: Statement, issuer: Issuer) -> list[Key]:
        keys = [key for key in issuer.keys if key.kid == statement.signed.header[KID]]
        refusals = [self._refusal(key, statement) for key in keys]
        permitting = [key for key, refusal in zip(keys, refusals, strict=True) if refusal is None]
        if not permitting:
            self.say(3, next(filter(None, refusals), "key-unknown"))
        return permitting

    @staticmethod
    def _refusal(key: Key, statement: Statement) -> str | None:
        if key.compromised:
            return "key-compromised"
        if statement.use.kind not in key.uses:
            return "key-wrong-use"
        if not key.may_sign_at(statement.iat) or statement.exp > key.until:
            return "key-outside-period"
        return None

    def _proof(self, found: Code) -> int | None:
        """Step 5: the time of a proof that passed."""
        proof, at, skew = found.proof, self.question.at, self.question.skew
        if found.statement.use.kind == DOWNLOAD:
            return None
        if proof is None:
            self.say(5, "proof-missing")
        elif not found.authentic():
            self.say(5, "proof-invalid", proof.fault or "not by the key in cnf")
        elif at < proof.made - skew:
            self.say(5, "clock-doubtful" if self.doubted else "proof-from-future")
        elif at > proof.made + 60 + skew:
            self.say(5, "clock-doubtful" if self.doubted else "proof-stale")
        else:
            return proof.made
        return None

    def _proof_failed(self) -> bool:
        return any(step == 5 and VERDICT_OF[reason] == REFUSED for reason, step in self.reasons.items())

    def _period(self, statement: Statement, made: int | None) -> None:
        moment, skew = (self.now, 0) if made is None else (Fraction(made), self.question.skew)
        if moment >= statement.exp:
            self.say(6, "expired")
        if moment < statement.nbf - skew and not self.doubted:
            self.say(6, "not-yet-valid")
        if self.doubted:
            self.say(6, "clock-doubtful")
        if statement.use.kind != PRESENTATION:
            self._working_days(statement)
        elif statement.exp > statement.nbf + DAY:
            self.say(6, "window-too-long")

    def _working_days(self, statement: Statement) -> None:
        calendar = self.trust.calendar
        plans = calendar.plans if calendar and self.now - calendar.published <= 400 * DAY else []
        start, exp = china_day(statement.nbf), statement.exp
        in_force = schedule_known_on(plans, DAY_MAX)
        earliest, latest = limit(in_force, start, True), limit(in_force, start, False)
        self.trace.append(f"6: exp {exp}, earliest possible limit {earliest}, latest {latest}")
        if exp <= earliest:
            return
        if exp <= latest:
            self.say(6, "calendar-unknown")
        elif any(exp <= limit(schedule_known_on(plans, plan.published), start, True) for plan in plans):
            self.say(6, "calendar-differs")
        else:
            self.say(6, "window-too-long")

    def _status(self, statement: Statement) -> None:
        found = self.trust.lists.get((statement.issuer, statement.list_number))
        if found is None or self.now - found.iat > 7 * DAY or (found.exp is not None and found.exp <= self.now):
            self.say(7, "status-unknown", "the list is too old" if found else "no list")
            return
        place, part = divmod(statement.index, 4)
        if place < len(found.entries):
            value = found.entries[place] >> (2 * part) & 3
            if value:
                self.say(7, {1: "revoked", 2: "suspended", 3: "status-unknown"}[value])
        elif statement.iat <= found.iat:
            self.say(7, "status-unknown", "index beyond the list")

    def _purpose(self, use: Use) -> None:
        if self.question.purpose is None:
            self.say(8, "purpose-not-asked")
        elif self.question.purpose not in use.purposes:
            self.say(8, "purpose-mismatch")

    def _bearer(self, use: Use) -> None:
        bearer = self.question.bearer
        if bearer is None:
            self.say(9, "bearer-not-asked")
            return
        document, number = (bearer[0], bearer[2:]) if re.match("[A-Z]:", bearer) else (use.document, bearer)
        if document != use.document:
            self.say(9, "bearer-mismatch", "another kind of document")
        elif id_hash(document, number, use.salt) != use.hash:
            self.say(9, "bearer-mismatch", "another hash")

    def _picture(self) -> None:
        picture = self.question.picture
        if picture is None:
            self.say(10, "picture-not-compared")
        elif picture == "unclear":
            self.say(10, "picture-unclear")
        elif isinstance(picture, list) and picture:
            self.say(10, "picture-altered", f"{picture}")

    def _seen(self, found: Code) -> None:
        newest = self.question.seen_live
        if newest is not None and found.proof and found.authentic() and found.proof.made < newest:
            self.say(11, "proof-older-than-seen")

    def _vehicle(self, licence: dict[int, Any]) -> None:
        if set(licence[22]) & STATES - NORMAL_STATES:
            self.say(12, "vehicle-state")
        if licence[23] < china_day(self.now):
            self.say(12, "inspection-overdue")
        for number, table in CODE_TABLES.items():
            value = licence.get(number, [])
            unknown = {*([value] if isinstance(value, str) else value)} - table
            if unknown:
                self.say(12, "code-unknown", f"field {number}: {sorted(unknown)}")


# Section 9: samples

COMPARED = ("verdict", "use", "demo", "step", "reasons")


def read_text(path: Path) -> str:
    """A code of a text file; bytes that are not UTF-8 become characters that no code has."""
    return path.read_bytes().decode("utf-8", errors="replace").removeprefix("\ufeff").rstrip("\r\n")


def ask(folder: Path, sample: dict[str, Any]) -> Question:
    evidence = sample.get("evidence") or {}
    source, picture, seen = sample.get("source", "chosen"), evidence.get("picture"), evidence.get("seen")
    require(source in ("chosen", "machine"), f"source: {source!r}")
    if isinstance(picture, dict):
        picture = array(exactly(picture, "evidence: picture", "different")[0], "evidence: picture")
    else:
        require(picture in (None, "same", "unclear"), f"evidence: picture: {picture!r}")
    return Question(
        at=as_instant(sample["at"], "at"),
        machine=source == "machine",
        skew=whole(sample.get("skew", 30), "skew", 0, 120),
        purpose=sample.get("purpose"),
        bearer=sample.get("bearer"),
        picture=picture,
        seen_live=as_instant(seen["live"], "seen") if isinstance(seen, dict) and "live" in seen else None,
        others=[read_text(folder / other) for other in sample.get("others", [])],
    )


def verify_sample(folder: Path, sample: dict[str, Any]) -> tuple[Outcome, list[str]]:
    trusted, code = sample.get("trust"), sample.get("code")
    trust = Trust() if trusted is None else load_trust(folder / trusted)
    verification = Verification(trust, ask(folder, sample))
    outcome = verification.run(None if code is None else read_text(folder / code))
    return outcome, verification.trace


def disagreement(path: Path, traced: bool) -> str | None:
    """What is to be printed of a sample that does not come out as expected."""
    try:
        sample = json.loads(path.read_text(encoding="utf-8"))
        expected = {name: sample["expect"][name] for name in COMPARED}
        outcome, trace = verify_sample(path.parent, sample)
    except Fault as fault:
        return f"{path.name}: cannot be loaded: {fault}"
    except Exception as fault:  # bad input of any kind is a disagreement, never a crash
        return f"{path.name}: unexpected {type(fault).__name__}: {fault}"
    if traced:
        print(*trace, outcome, sep="\n")
    got = {name: getattr(outcome, name) for name in COMPARED}
    differing = [name for name in COMPARED if got[name] != expected[name]]
    if not differing:
        return None
    wanted, found = ({name: side[name] for name in differing} for side in (expected, got))
    return f"{path.name}: expected {json.dumps(wanted)}, got {json.dumps(found)}"


def main() -> int:
    parser = argparse.ArgumentParser(description="Verify YZ1 samples, independently of the project's own program.")
    parser.add_argument("samples", type=Path, help="the folder with the expectation files (*.json)")
    parser.add_argument("--only", metavar="NAME", help="one sample, with a full trace")
    arguments = parser.parse_args()
    only = arguments.only and arguments.only.removesuffix(".json")
    paths = [path for path in sorted(arguments.samples.glob("*.json")) if not only or path.stem == only]
    failures = [line for path in paths if (line := disagreement(path, bool(only)))]
    for line in failures:
        print(line)
    print(f"{len(paths) - len(failures)} passed, {len(failures)} failed")
    return 0 if paths and not failures else 1


if __name__ == "__main__":
    sys.exit(main())
