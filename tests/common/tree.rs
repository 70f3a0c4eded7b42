//! CBOR as a tree, with an encoder of its own: it spells items rightly, or wrongly in exactly one place.

use std::collections::BTreeMap;

use yanzheng::credential::cbor::{CborError, Head, Label, Reader, Writer};

/// An item of the profile, or raw bytes in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Tree {
    Int(i64),
    Bytes(Vec<u8>),
    Text(String),
    Array(Vec<Tree>),
    Map(Vec<(Tree, Tree)>),
    Tag(u64, Box<Tree>),
    Bool(bool),
    Null,
    Raw(Vec<u8>),
}

/// One way to spell an item of the tree otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deviation {
    /// The head carries its number in this many bytes.
    Longer(usize),
    /// The length is indefinite.
    Indefinite,
    /// The pairs at this place and the next stand the other way round.
    Swapped(usize),
    /// The pair at this place stands twice.
    Doubled(usize),
}

impl Tree {
    pub(crate) fn text(text: &str) -> Self {
        Tree::Text(text.to_owned())
    }

    /// An array of texts.
    pub(crate) fn texts(texts: &[&str]) -> Self {
        Tree::Array(texts.iter().map(|text| Tree::text(text)).collect())
    }

    pub(crate) fn ints(numbers: &[i64]) -> Self {
        Tree::Array(numbers.iter().map(|&number| Tree::Int(number)).collect())
    }

    /// A map with its keys in order.
    pub(crate) fn map(pairs: impl IntoIterator<Item = (Tree, Tree)>) -> Self {
        let sorted: BTreeMap<Vec<u8>, (Tree, Tree)> =
            pairs.into_iter().map(|(key, value)| (key.encode(), (key, value))).collect();
        Tree::Map(sorted.into_values().collect())
    }

    /// 1.5, which the profile has no room for.
    pub(crate) fn float() -> Self {
        Tree::Raw(vec![0xf9, 0x3e, 0x00])
    }

    /// Arrays in each other.
    pub(crate) fn nested(depth: usize) -> Self {
        (0..depth).fold(Tree::Int(0), |inner, _| Tree::Array(vec![inner]))
    }

    /// Reads one item through the reader under test.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, CborError> {
        Ok(match reader.clone().head()? {
            Head::Int(_) => Tree::Int(reader.int()?),
            Head::Bytes(_) => Tree::Bytes(reader.bytes()?.to_vec()),
            Head::Text(_) => Tree::text(reader.text()?),
            Head::Array(_) => {
                let count = reader.array()?;
                Tree::Array((0..count).map(|_| Tree::read(reader)).collect::<Result<_, _>>()?)
            }
            Head::Map(_) => {
                let mut pairs = Vec::new();
                reader.map::<CborError>(|label, value| {
                    let key = match label {
                        Label::Int(number) => Tree::Int(number),
                        Label::Text(text) => Tree::text(text),
                    };
                    pairs.push((key, Tree::read(value)?));
                    Ok(())
                })?;
                Tree::Map(pairs)
            }
            Head::Tag(tag) => {
                reader.tag(tag)?;
                Tree::Tag(tag, Box::new(Tree::read(reader)?))
            }
            Head::Bool(value) => {
                reader.head()?;
                Tree::Bool(value)
            }
            Head::Null => {
                reader.head()?;
                Tree::Null
            }
        })
    }

    /// The tree of these bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Tree::read(&mut Reader::new(bytes)).unwrap()
    }

    /// Writes it with the writer under test.
    pub(crate) fn write(&self, writer: Writer) -> Writer {
        match self {
            Tree::Int(value) => writer.int(*value),
            Tree::Bytes(bytes) => writer.bytes(bytes),
            Tree::Text(text) => writer.text(text),
            Tree::Array(items) => {
                items.iter().fold(writer.array(items.len()), |writer, item| item.write(writer))
            }
            Tree::Map(pairs) => pairs
                .iter()
                .fold(writer.map(pairs.len()), |writer, (key, value)| value.write(key.write(writer))),
            Tree::Tag(tag, item) => item.write(writer.tag(*tag)),
            Tree::Bool(value) => writer.bool(*value),
            Tree::Null => writer.null(),
            Tree::Raw(bytes) => writer.raw(bytes),
        }
    }

    /// The value of a map's integer key.
    pub(crate) fn at(&mut self, key: i64) -> &mut Tree {
        let Tree::Map(pairs) = self else { panic!("no map: {self:?}") };
        let found = pairs.iter_mut().find(|(name, _)| *name == Tree::Int(key));
        &mut found.unwrap_or_else(|| panic!("no key {key}")).1
    }

    /// The same map with this key set.
    pub(crate) fn with(&self, key: Tree, value: Tree) -> Self {
        let Tree::Map(mut pairs) = self.clone() else { panic!("no map: {self:?}") };
        pairs.retain(|(name, _)| *name != key);
        pairs.push((key, value));
        Tree::map(pairs)
    }

    /// The same map without an integer key that it has.
    pub(crate) fn without(&self, key: i64) -> Self {
        let Tree::Map(mut pairs) = self.clone() else { panic!("no map: {self:?}") };
        let before = pairs.len();
        pairs.retain(|(name, _)| *name != Tree::Int(key));
        assert_eq!(pairs.len() + 1, before, "no key {key}");
        Tree::Map(pairs)
    }

    /// Its deterministic encoding.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut speller = Speller::default();
        speller.item(self);
        speller.out
    }

    /// Every encoding that deviates in exactly one place, with the way in which it does.
    pub(crate) fn deviations(&self) -> Vec<(Deviation, Vec<u8>)> {
        let mut all = Vec::new();
        let mut counter = Speller::default();
        counter.item(self);
        for site in 0..counter.site {
            let fixed = [1, 2, 4, 8].map(Deviation::Longer).into_iter().chain([Deviation::Indefinite]);
            for how in
                fixed.chain((0..self.widest()).flat_map(|i| [Deviation::Swapped(i), Deviation::Doubled(i)]))
            {
                let mut speller = Speller { deviate: Some((site, how)), ..Speller::default() };
                speller.item(self);
                if speller.deviated {
                    all.push((how, speller.out));
                }
            }
        }
        all
    }

    /// The most pairs of any map in it.
    fn widest(&self) -> usize {
        match self {
            Tree::Array(items) => items.iter().map(Tree::widest).max().unwrap_or(0),
            Tree::Map(pairs) => pairs.iter().map(|(_, value)| value.widest()).fold(pairs.len(), usize::max),
            Tree::Tag(_, item) => item.widest(),
            _ => 0,
        }
    }
}

/// Encodes; a site is the head of an item, counted in the order in which they stand.
#[derive(Default)]
struct Speller {
    out: Vec<u8>,
    site: usize,
    deviate: Option<(usize, Deviation)>,
    deviated: bool,
}

impl Speller {
    /// The deviation that is due at the next site.
    fn due(&self) -> Option<Deviation> {
        self.deviate.filter(|&(site, _)| site == self.site).map(|(_, how)| how)
    }

    fn head(&mut self, major: u8, value: u64) {
        let shortest = match value {
            0..24 => 0,
            24..0x100 => 1,
            0x100..0x1_0000 => 2,
            0x1_0000..0x1_0000_0000 => 4,
            _ => 8,
        };
        let size = match self.due() {
            Some(Deviation::Longer(size)) if size > shortest => {
                self.deviated = true;
                size
            }
            _ => shortest,
        };
        self.site += 1;
        let bytes = value.to_be_bytes();
        let info = [bytes[7], 24, 25, 0, 26, 0, 0, 0, 27][size];
        self.out.push(major << 5 | info);
        self.out.extend_from_slice(&bytes[8 - size..]);
    }

    /// The head of a string, array or map, content, and what ends it.
    fn lengthy(&mut self, major: u8, length: usize, content: impl FnOnce(&mut Self)) {
        if self.due() == Some(Deviation::Indefinite) {
            self.deviated = true;
            self.site += 1;
            self.out.push(major << 5 | 31);
            if major < 4 && length > 0 {
                // A string of indefinite length is made of strings.
                self.head(major, length as u64);
            }
            content(self);
            self.out.push(0xff);
        } else {
            self.head(major, length as u64);
            content(self);
        }
    }

    fn item(&mut self, tree: &Tree) {
        match tree {
            Tree::Int(value) if *value < 0 => self.head(1, (!value).unsigned_abs()),
            Tree::Int(value) => self.head(0, value.unsigned_abs()),
            Tree::Bytes(bytes) => self.lengthy(2, bytes.len(), |this| this.out.extend_from_slice(bytes)),
            Tree::Text(text) => {
                self.lengthy(3, text.len(), |this| this.out.extend_from_slice(text.as_bytes()))
            }
            Tree::Array(items) => {
                self.lengthy(4, items.len(), |this| items.iter().for_each(|item| this.item(item)))
            }
            Tree::Map(pairs) => {
                let mut order: Vec<usize> = (0..pairs.len()).collect();
                match self.due() {
                    Some(Deviation::Swapped(i)) if i + 1 < pairs.len() => order.swap(i, i + 1),
                    Some(Deviation::Doubled(i)) if i < pairs.len() => order.insert(i, i),
                    _ => {}
                }
                self.deviated |= order.len() != pairs.len() || !order.is_sorted();
                self.lengthy(5, order.len(), |this| {
                    for (key, value) in order.iter().map(|&i| &pairs[i]) {
                        this.item(key);
                        this.item(value);
                    }
                });
            }
            Tree::Tag(tag, item) => {
                self.head(6, *tag);
                self.item(item);
            }
            Tree::Bool(value) => self.out.push(0xf4 + u8::from(*value)),
            Tree::Null => self.out.push(0xf6),
            Tree::Raw(bytes) => self.out.extend_from_slice(bytes),
        }
    }
}
