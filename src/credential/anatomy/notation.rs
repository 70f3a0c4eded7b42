//! A whole object in diagnostic notation (RFC 8949 §8), from the items that it was taken apart into.

use super::Item;

/// What closes an item that was opened, and how its children are told apart.
struct Open {
    depth: u8,
    closing: &'static str,
    is_map: bool,
    children: usize,
}

/// The items one after another, with what closes and divides them. Long strings are shortened, as the items have them.
pub(super) fn whole(items: &[Item]) -> String {
    let (mut out, mut open) = (String::new(), Vec::<Open>::new());
    for item in items {
        while let Some(inner) = open.pop_if(|inner| inner.depth >= item.depth) {
            out.push_str(inner.closing);
        }
        match open.last_mut() {
            Some(outer) => {
                out.push_str(match (outer.children, outer.is_map) {
                    (0, _) => "",
                    (count, true) if count % 2 == 1 => ": ",
                    _ => ", ",
                });
                outer.children += 1;
            }
            // What follows the object.
            None if !out.is_empty() => out.push_str(", "),
            None => {}
        }
        out.push_str(&item.diagnostic);
        if let Some((closing, is_map)) = opened(&item.diagnostic) {
            open.push(Open { depth: item.depth, closing, is_map, children: 0 });
        }
    }
    open.iter().rev().for_each(|inner| out.push_str(inner.closing));
    out
}

fn opened(notation: &str) -> Option<(&'static str, bool)> {
    match notation {
        "[" => Some(("]", false)),
        "{" => Some(("}", true)),
        "<<" => Some((">>", false)),
        tag if tag.ends_with('(') => Some((")", false)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{dissect, from_hex};

    fn whole(hex: &str) -> String {
        dissect(&from_hex(hex.as_bytes()).unwrap()).notation()
    }

    /// Appendix A of RFC 8949, what this format has of it.
    #[test]
    fn the_examples_of_the_rfc_are_written_as_there() {
        for (hex, notation) in [
            ("00", "0"),
            ("1903e8", "1000"),
            ("3903e7", "-1000"),
            ("f5", "true"),
            ("f6", "null"),
            ("4401020304", "h'01020304'"),
            ("6449455446", "\"IETF\""),
            ("80", "[]"),
            ("83010203", "[1, 2, 3]"),
            ("8301820203820405", "[1, [2, 3], [4, 5]]"),
            ("a0", "{}"),
            ("a201020304", "{1: 2, 3: 4}"),
            ("a26161016162820203", "{\"a\": 1, \"b\": [2, 3]}"),
            ("826161a161626163", "[\"a\", {\"b\": \"c\"}]"),
            ("c11a514b67b0", "1(1363896240)"),
        ] {
            assert_eq!(whole(hex), notation);
        }
    }

    #[test]
    fn a_code_is_one_object_with_every_bracket_closed() {
        let code = std::fs::read("samples/presentation-person.txt").unwrap();
        let bytes = crate::credential::armor::unarmor(code.trim_ascii_end()).unwrap();
        let notation = dissect(&bytes).notation();
        assert!(notation.starts_with("18([<<{1: -19") && notation.ends_with("])"), "{notation}");
        // Cut anywhere it still ends.
        for cut in 0..bytes.len() {
            dissect(&bytes[..cut]).notation();
        }
    }
}
