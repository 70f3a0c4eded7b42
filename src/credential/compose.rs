//! Composes envelopes for a signer. No private key comes near this room: whoever has one signs
//! [`ToSign::signed_bytes`] and hands the signature back.

use super::cbor::Writer;
use super::claims::Claims;
use super::code::LiveProof;
use super::envelope::{
    ALG_ED25519, TAG, TYP_PROOF, TYP_STATEMENT, TYP_STATUS_LIST, label, signed_bytes as sig_structure,
};
use super::key::KeyId;
use super::status::StatusList;

/// An envelope that only lacks its signature.
#[derive(Clone, Debug)]
pub struct ToSign {
    protected: Vec<u8>,
    payload: Vec<u8>,
}

impl ToSign {
    /// A statement, to be signed by the key of this identifier.
    pub fn statement(key: KeyId, claims: &Claims) -> Self {
        let writer = Writer::new().map(3).int(label::ALG).int(ALG_ED25519).int(label::KID).bytes(&key);
        ToSign { protected: writer.int(label::TYP).int(TYP_STATEMENT).into_bytes(), payload: claims.write() }
    }

    /// A live proof around a signed statement, to be signed by the phone that the statement names.
    pub fn proof(statement: &[u8], proof: LiveProof) -> Self {
        let writer = Writer::new().map(3).int(label::ALG).int(ALG_ED25519).int(label::KCWT).raw(statement);
        let protected = writer.int(label::TYP).int(TYP_PROOF).into_bytes();
        ToSign { protected, payload: Writer::new().map(1).int(6).int(proof.made.unix()).into_bytes() }
    }

    /// A status list, to be signed by the key of this identifier.
    pub fn status_list(key: KeyId, list: &StatusList) -> Self {
        let writer = Writer::new().map(3).int(label::ALG).int(ALG_ED25519).int(label::KID).bytes(&key);
        ToSign { protected: writer.int(label::TYP).text(TYP_STATUS_LIST).into_bytes(), payload: list.write() }
    }

    /// An envelope of any header and payload, right or wrong: for samples of what must be refused.
    pub fn raw(protected: Vec<u8>, payload: Vec<u8>) -> Self {
        ToSign { protected, payload }
    }

    /// What the signature is over: the Sig_structure of RFC 9052 §4.4.
    pub fn signed_bytes(&self) -> Vec<u8> {
        sig_structure(&self.protected, &self.payload)
    }

    /// The tagged COSE_Sign1.
    pub fn with_signature(&self, signature: &[u8; 64]) -> Vec<u8> {
        let writer = Writer::new().tag(TAG).array(4).bytes(&self.protected).map(0);
        writer.bytes(&self.payload).bytes(signature).into_bytes()
    }
}
